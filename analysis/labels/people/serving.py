"""What keeps several workers from being started, on the terminal."""

TEXTS = {
    "error.number_of_workers": (
        "ワーカーは1から{most}までです（{n}は使えません）。",
        "between 1 and {most} workers, not {n}",
    ),
    "error.needs_nginx": (
        "複数のワーカーにはnginxが必要です。インストールしてください（Debian：apt install nginx-light）。",
        "several workers need nginx before them: install it (Debian: apt install nginx-light)",
    ),
    "error.worker_stopped": (
        "ワーカーが起動しませんでした。上の出力をご覧ください。",
        "a worker did not start; see its output above",
    ),
    "error.cannot_listen": ("{address}で待ち受けられません（{why}）。", "{address} cannot be listened to: {why}"),
}
