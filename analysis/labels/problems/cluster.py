"""Messages about clusters and object storage."""

from data.core.problems.cluster_messages import CLUSTER_ERRORS

JAPANESE_ERRORS = {
    "cluster_failed": "クラスタで処理できませんでした（{why}）。済んだ分は残っているので、同じコマンドで続きから再開できます",
    "cluster_lacks_app": "クラスタの {host} にKokoroScopeがありません。同じバージョンをインストールしてください",
    "cluster_unreachable": "クラスタに接続できず、起動もできませんでした（{why}）",
    "cluster_versions": "クラスタの中にバージョンの違うマシンがあります（{found}）。結果が変わりうるため、何も作りませんでした",
    "library_elsewhere": "{place} はこのマシンの上にありません。先に python -m data mirror {place} --library DIR で取得してください",
    "no_fsspec": "{place} を読むにはfsspecが必要です：pip install -r requirements-cluster.txt（または 'kokoroscope[cluster]'）",
    "no_ray": "--engine ray にはRayが必要です：pip install -r requirements-cluster.txt（または 'kokoroscope[cluster]'）",
    "no_such_store": "{place} を開けません：{why}",
    "remote_damaged": "{place} の内容が書き込んだものと違います。このライブラリへもう一度取り込んでください",
    "remote_unreadable": "{place} を読み書きできません（{why}）",
}

TEXTS = {f"error.{code}": (japanese, CLUSTER_ERRORS[code]) for code, japanese in JAPANESE_ERRORS.items()}
