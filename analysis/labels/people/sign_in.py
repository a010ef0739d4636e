"""Signing in, who sees a corpus, and what people on a server can run into."""

from data.core.problems.people_messages import PEOPLE_ERRORS

JAPANESE_ERRORS = {
    "id_taken": "「{id}」は他の人のコーパスの名前です。別の名前にしてください",
    "not_yours": "「{id}」はあなたのコーパスではありません。アップロードした人か、このサーバーの管理者に相談してください",
    "people_file": "{file} を使えません（{why}）。docs/serving/README.md をご覧ください",
    "person_id": "名前は1〜{longest}文字で、制御文字は使えません",
    "quota_jobs": "実行中のジョブが {n} 件あります。このサーバーで1人が同時に実行できる上限です。終わるのを待つか、どれかを中止してください",
    "quota_memory": "中止しました。あなたのジョブのメモリ使用量は {used} MB で、このサーバーで1人が使える {allowed} MB を超えました。1件ずつ実行するか、管理者に相談してください",
    "quota_uploads": "あなたのコーパスは {used} MB、このファイルは {size} MB です。保存できるのは {allowed} MB までです。不要なコーパスを削除してください",
    "role_lacks": "「{role}」は閲覧だけができます。追加するには、管理者に権限の変更を依頼してください",
}
TEXTS = {
    **{f"error.{code}": (japanese, PEOPLE_ERRORS[code]) for code, japanese in JAPANESE_ERRORS.items()},
    "error.no_email": (
        "アカウントに確認済みのメールアドレスがないため、サインインできません。",
        "Your account has no verified email address, so you cannot sign in.",
    ),
    "error.sign_in_first": ("先にサインインしてください。", "Sign in first."),
    "people.title": ("サインイン", "Sign in"),
    "people.about_name": (
        "お名前を入力してください。コホートやアップロードはその名前で保存され、共有するまで他の人には見えません。"
        "本人確認は行いません。",
        "Enter your name. Cohorts and uploads are kept under it, and nobody else sees them until you share them. "
        "Your identity is not verified.",
    ),
    "people.about_oidc": (
        "このサーバーを使うには、所属機関のアカウントでサインインしてください。",
        "Sign in with your institution's account to use this server.",
    ),
    "people.name": ("お名前", "Your name"),
    "people.start": ("始める", "Start"),
    "people.sign_in": ("サインイン", "Sign in"),
    "people.sign_out": ("サインアウト", "Sign out"),
    "people.no_provider": (
        "サインインの設定が完了していません。管理者は docs/serving/README.md をご覧ください。",
        "Sign-in is not set up yet. Server owners: see docs/serving/README.md.",
    ),
    "people.role.reader": ("閲覧者", "reader"),
    "people.role.coder": ("作業者", "coder"),
    "people.role.owner": ("管理者", "owner"),
    "people.seen_by_all": ("このサーバーの全員が閲覧できます", "Everyone on this server can see it"),
    "people.seen_by_you": ("あなただけが閲覧できます", "Only you can see it"),
    "people.upload_private": (
        "アップロードしたコーパスは、共有するまであなたにしか見えません。現在 {used} / {allowed} MB を使用中です。",
        "Only you see what you upload, until you share it. You are using {used} of {allowed} MB.",
    ),
    "people.readers_read": (
        "閲覧者はコーパスを追加できません。管理者に権限の変更を依頼してください。",
        "Readers cannot add corpora. Ask a server owner to make you a coder.",
    ),
    "people.share": ("全員に公開", "Share with everyone"),
    "people.unshare": ("非公開にする", "Make private"),
    "people.cohort_shared": ("共有", "shared"),
    "people.cohort_share": ("このサーバーの全員と共有する", "Share with everyone on this server"),
}
