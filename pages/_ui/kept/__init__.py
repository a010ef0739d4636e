"""What a person keeps while reading: notes and stars, and quotations over dialogues."""
