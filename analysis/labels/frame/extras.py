"""What is offered where a part of the app needs packages beyond the default install."""

from data.core.problems.extra_messages import EXTRA_ERRORS

JAPANESE_ERRORS = {
    "extra_by_hand": "この環境には pip も uv もありません。端末で {command} を実行してください",
    "extra_failed": "「{name}」をインストールできませんでした（{why}）。端末で {command} を実行してください",
}
TEXTS = {
    **{f"error.{code}": (japanese, EXTRA_ERRORS[code]) for code, japanese in JAPANESE_ERRORS.items()},
    "extra.encoders": (
        "既定以外のモデルを使うには、追加のパッケージ（torch、sentence-transformers）が必要です",
        "Models other than the default one need more packages (torch, sentence-transformers)",
    ),
    "extra.affect": (
        "ML-Ask（感情表現辞書）で読み取るには、追加のパッケージが必要です",
        "Reading affect by ML-Ask (emotive expressions) needs one more package",
    ),
    "extra.about": (
        "ディスクに約 {disk} MB、ダウンロードは約 {download} MB です（GPUのないLinuxの場合。それ以外では増えることがあります）。"
        "ダウンロード元は公開のパッケージ置き場で、コーパスの内容は送られません。",
        "About {disk} MB on the disk, {download} MB to download (on Linux without a GPU; elsewhere it can be more). "
        "They come from the public package index; nothing of a corpus is sent.",
    ),
    "extra.install": ("インストールする", "Install"),
    "extra.ask_owner": (
        "インストールできるのは、このサーバーの管理者だけです。管理者が実行するコマンド：",
        "Only an owner of this server can install them, by this command:",
    ),
    "job.step.extra": (
        "パッケージをダウンロードしてインストール中（MB）",
        "Downloading and installing packages (MB)",
    ),
}
