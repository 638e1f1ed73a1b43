// What a carrier yields: the bytes of one document, how to read them, and what the carrier states about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "entente/document.h"
#include "entente/result.h"
#include "read/cues.h"

namespace entente {

enum class PieceForm : std::uint8_t { text, html, pdf, docx, mail };

struct Piece {
    std::string name;  // "box.mbox#3": file name without folders, "#", the place in it
    std::string path;  // the same with folders, for messages
    std::string bytes;
    PieceForm form = PieceForm::text;
    std::string charset;  // as declared; empty where nothing is
    std::string base;     // what has the date of its file name in it; the name where empty
    Stated stated;        // UTF-8
    std::string note;     // one sentence for who reads: what was guessed on the way here; mostly empty
    // Where in the file the carrier can begin again behind this piece; 0 where it cannot.
    std::uint64_t resume_at = 0;
};

// The document of a piece. Fails with bad_input and too_large, `where` beginning with the path of the piece.
Result<Document> read_piece(Piece piece, const ReadCues& cues);

}  // namespace entente
