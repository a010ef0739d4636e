"""Why a model or an endpoint cannot be asked, next to the English of ``data.core.problems.generation_messages``."""

from data.core.problems.generation_messages import GENERATION_ERRORS

JAPANESE = {
    "bad_chat_template": "{name}：チャットテンプレートがこの会話を受け付けません（{why}）。--chat-template FILE で別のものを指定してください。",
    "bad_endpoint": "{url}：サーバーのアドレスではありません（例：http://127.0.0.1:8080/v1）。",
    "endpoint_empty": "{url}：最初の{n}件の応答がすべて空です。チャット用のモデルか確かめてください。これまでの応答は {out} にあります。",
    "endpoint_failed": "{url}：{why}（{tries}回）。これまでの応答は {out} にあり、同じコマンドで続きから再開できます。",
    "endpoint_needs_model": "{url}：どのモデルを提供しているか分かりません。--model で指定してください。",
    "endpoint_remote": "{url} はこのコンピュータではありません。何も送信していません。--allow-remote を付けると、{host} に次のものを送信します：{what}",
    "no_chat_template": "{name}：チャットテンプレートがないため、話者を伝えられません。--chat-template FILE（Jinja）で指定するか、チャット用のモデルを使ってください。",
    "no_file_to_read": "{path}：読めません（{why}）。",
    "no_model_given": "--model でモデルを、または --endpoint でこのコンピュータのサーバーを指定してください。",
    "no_pair_to_judge": "選択中の対話に、{a} と {b} の両方の応答がある箇所がありません。応答のあるシステム：{known}",
    "other_run": "{out}：別の実行（モデル・プロンプト・乱数の種・設定が違う）の応答が入っています。別の --out を指定するか、削除してください。",
    "unreadable_run": "{out}：{line}行目はこのコマンドの応答ではありません。別の --out を指定してください。",
}

TEXTS = {f"error.{code}": (japanese, GENERATION_ERRORS[code]) for code, japanese in JAPANESE.items()}
