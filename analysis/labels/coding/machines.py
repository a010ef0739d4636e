"""Rules, searches and models as coders, as the page of coding words them."""

TEXTS = {
    "coding.as_coder": ("コーダーとして登録", "Use as a coder"),
    "coding.as_coder_about": (
        "当てはまる発話にコードを付け、規則によるコーダーとして保存します。人のコードと同じように、一致・検証・補正に使えます。",
        "Gives its codes to the utterances they hold for, as a coder of kind rule: agreement, checks and correction treat it as any other.",
    ),
    "coding.scheme_of_rules": ("新しいコード体系", "A new scheme"),
    "coding.rest": ("当てはまらない発話", "Other utterances"),
    "coding.rest_nothing": ("コードなし", "No code"),
    "coding.rest_help": (
        "割合や一致を計算するには、当てはまらない発話にもコードが必要です。",
        "Shares and agreement need a code for utterances to which nothing applies.",
    ),
    "coding.machine_name": ("コーダー名", "Name of the coder"),
    "coding.make_coder": ("この規則でコードを付ける", "Code by this"),
    "coding.no_code_fits": (
        "このコード体系にある名前のコードがありません。あるもの：{known}",
        "None of these codes is in the scheme; it has: {known}",
    ),
    "coding.search_as_coder": ("いまの検索条件：{query}", "Current search: {query}"),
    "coding.search_code": ("付けるコード", "Code to give"),
    "coding.model": ("このコンピュータのモデルでコードを付ける", "Let a model on this computer code a queue"),
    "coding.model_about": (
        "キューの発話と直前の文脈をファイルに書き、下のコマンドに渡し、書かれた答えを取り込みます。ネットワークには何も送りません。コマンドはこのサーバーの管理者が決めたものです。",
        "The queue's utterances and what was said before are written to a file, the command below reads it, and its answers are taken in. Nothing is sent over a network. The command is the one that this server's owner set.",
    ),
    "coding.run_model": ("モデルを実行", "Run the model"),
    "coding.model_by_file": (
        "モデルを使うには、下のコマンドでキューをファイルに書き出し、モデルの答えのファイルを上で追加します。管理者が {setting} を設定すると、ここにボタンが出ます。",
        "To use a model, write a queue to a file with the command below and add the file of its answers above. Where the owner sets {setting}, a button for it appears here.",
    ),
    "job.step.labelling": ("モデルがコードを付けています", "The model is labeling"),
}
