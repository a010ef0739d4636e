"""The words of KokoroChat's files, and the codes that this project uses for them."""

from data.core.schema import ITEMS

# Hash of the published files, see Manifest.content: repository commit 44aa9d8ad21f17413973f5ccfc45970659a2fb16.
PUBLISHED = "c29d61bec74d7d3d6b4b4c741cca23d82ec0e59a232977d821cf77a029f29c97"

ROLES = {
    "counselor": "counselor",
    "client": "client",
    "カウンセラー": "counselor",
    "クライアント": "client",
}
RAW_ITEMS = {item: item for item in ITEMS} | {"clarified_issues_clearly": "clarified_issues_cleraly"}
FIELDS = ("evaluation_id", "client_id", "counselor_id", "score")
JAPANESE = {
    "evaluation_id": ("評価ID",),
    "client_id": ("クライアント役ID", "クライアント役"),
    "counselor_id": ("カウンセラー役ID", "カウンセラー役"),
    "score": ("点数",),
    "felt_heard_and_understood": ("聴いてもらえた、わかってもらえたと感じた",),
    "felt_respected": ("尊重されたと感じた",),
    "gained_new_insights": ("新しい気づきや体験があった",),
    "felt_hopeful_or_expectant": ("希望や期待を感じられた",),
    "concerns_were_addressed": ("取り組みたかったことを扱えた",),
    "thought_through_concerns_together": ("一緒に考えながら取り組めた",),
    "conversation_had_good_rhythm": ("やりとりのリズムがあっていた",),
    "conversation_felt_comfortable": ("居心地のよいやりとりだった",),
    "felt_appropriate_and_satisfying": ("全体として適切でよかった",),
    "conversation_was_valuable": ("今回の相談は価値があった",),
    "conversation_started_smoothly": ("相談開始の円滑さ",),
    "conversation_ended_well": ("相談終了のタイミング（不必要に聴きすぎていないか）、円滑さ",),
    "showed_acceptance_and_empathy": ("受容・共感",),
    "provided_acknowledgment_and_affirmation": ("肯定・承認",),
    "asked_effective_questions": ("的確な質問による会話の促進",),
    "summarized_key_points_effectively": ("要約",),
    "clarified_issues_cleraly": ("問題の明確化", "clarified_issues_clearly"),
    "helped_identify_goals": ("この相談での目標の明確化",),
    "offered_actionable_suggestions": ("次の行動につながる提案",),
    "encouraged_and_instilled_hope": ("勇気づけ・希望の喚起",),
    "harmful_due_to_ignorance": ("無理解と軽率さによる傷つけ発言",),
    "other_potentially_unethical": ("その他の倫理違反が疑われる発言",),
    "unwilling_to_continue": ("離脱",),
}
TOPICS = {
    "Family Issues (Non-Spousal)": "family",
    "Workplace Issues": "workplace",
    "Mental Health Issues": "mental_health",
    "School Issues": "school",
    "Career and Educational Issues": "career",
    "Romantic Issues": "romantic",
    "Family Issues (Spouse)": "spouse",
    "Interpersonal Issues": "interpersonal",
    "Financial Issues": "financial",
    "Physical Health Issues": "physical_health",
    "Others": "other",
}
BIBTEX = """@inproceedings{qi2025kokorochat,
  title     = {KokoroChat: A Japanese Psychological Counseling Dialogue Dataset Collected via Role-Playing by Trained Counselors},
  author    = {Qi, Zhiyang and Kaneko, Takumasa and Takamizo, Keiko and Ukiyo, Mariko and Inaba, Michimasa},
  booktitle = {Proceedings of the 63rd Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)},
  year      = {2025},
  url       = {https://aclanthology.org/2025.acl-long.608/}
}"""
