#include "read/piece.h"

#include <algorithm>

#include "base/edtf.h"
#include "base/files.h"
#include "read/carrier.h"
#include "read/docx.h"
#include "read/encoding.h"
#include "read/html.h"
#include "read/html_charset.h"
#include "read/language.h"
#include "read/mail.h"
#include "read/pdf.h"
#include "read/printable.h"
#include "read/text.h"

namespace entente {
namespace {

// "https://.../2014/11/22/...", ".../2014-11-22/..." and ".../20141122/...": parts of a path that are a date and nothing
// else. A date inside of a part may be in the title, and so of anything.
std::string date_in_address(std::string_view address) {
    const std::vector<std::string_view> parts = split(address.substr(0, address.find('?')), '/');
    const auto digits = [](std::string_view part, std::size_t count) {
        return part.size() == count &&
               std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].size() == 8 || parts[i].size() == 10) {
            const std::string date = date_in_name(parts[i]);
            if (!date.empty()) return date;
        }
        if (i + 2 >= parts.size() || !digits(parts[i], 4) || !digits(parts[i + 1], 2) ||
            !digits(parts[i + 2], 2))
            continue;
        std::string date(parts[i]);
        date += "-" + std::string(parts[i + 1]) + "-" + std::string(parts[i + 2]);
        if (const auto range = day_range(date);
            range && range->first.year >= 1800 && range->first.year < 2200)
            return date;
    }
    return {};
}

std::string date_of_base(const Piece& piece) {
    const std::string& base = piece.base.empty() ? piece.name : piece.base;
    if (base.starts_with("#")) return {};  // a number in a carrier, whose own name tells when it was packed
    if (base.find("://") != std::string::npos) return date_in_address(base);
    const std::size_t last = base.find_last_of("/#");
    return date_in_name(std::string_view(base).substr(last == std::string::npos ? 0 : last + 1));
}

// The first of what is the article's own.
std::string language_of_document(const Document& document, const ReadCues& cues) {
    constexpr std::size_t enough = 1200;
    std::string sample;
    for (const Zone& zone : document.zones) {
        if (zone.role == ZoneRole::furniture) continue;
        sample += cut(document.text, zone.at).substr(0, enough);
        sample += '\n';
        if (sample.size() >= enough) break;
    }
    return cues.small_words.fill(sample) ? cues.small_words.language : language_of(sample);
}

// Pages with bytes that are none of their encoding are read all the same; read_html puts U+FFFD there.
Result<Document> page_of(Piece& piece, const ReadCues& cues) {
    const std::string declared(piece.charset.empty() ? declared_charset(piece.bytes)
                                                     : std::string_view(piece.charset));
    const Result<Utf8Text> text = to_utf8(piece.bytes, declared);
    if (!text) return read_html(piece.path, piece.bytes, cues);
    Result<Document> page = read_html(piece.path, text->text, cues);
    if (!page) return page.error();
    for (Segment& segment : page->segments) {  // through the encoding to the bytes of the piece
        const std::uint64_t end = source_offset(text->segments, segment.source + segment.source_length);
        const std::uint64_t begin = source_offset(text->segments, segment.source);
        segment.exact = segment.exact && end - begin == segment.source_length;
        segment.source = begin;
        segment.source_length = end - begin;
    }
    return page;
}

Result<Document> document_of(Piece& piece, const ReadCues& cues) {
    if (piece.form == PieceForm::mail) {
        Result<Piece> opened = open_mail(std::move(piece));
        if (!opened) return opened.error();
        piece = std::move(*opened);
    }
    switch (piece.form) {
        case PieceForm::html:
            return page_of(piece, cues);
        case PieceForm::pdf: {
            Result<PdfText> text = read_pdf(piece.bytes);
            if (!text) return text.error();
            return read_text(piece.path, std::move(text->text), cues, "utf-8");
        }
        case PieceForm::docx: {
            Result<OfficeText> text = read_docx(std::move(piece.bytes));
            if (!text) return text.error();
            piece.stated.title = std::move(text->stated.title);
            piece.stated.author = std::move(text->stated.author);
            return read_text(piece.path, std::move(text->text), cues, "utf-8");
        }
        default:
            return read_text(piece.path, std::move(piece.bytes), cues, piece.charset);
    }
}

void set_where_empty(std::string& value, std::string stated) {
    if (value.empty()) value = std::move(stated);
}

}  // namespace

Result<Document> read_piece(Piece piece, const ReadCues& cues) {
    const std::string name = printable(piece.name);
    const std::string path = printable(piece.path);
    const std::string name_date = date_of_base(piece);
    piece.path = path;
    Result<Document> document = document_of(piece, cues);
    if (!document) {
        const Error& error = document.error();
        return error_in(path, {error.code, printable(error.where), printable(error.what)});
    }
    document->name = name;
    document->path = path;
    document->name_date = name_date;
    Stated& stated = piece.stated;
    if (!stated.date.empty()) {  // the carrier goes before the page that it carries
        document->stated = std::move(stated.date);
        document->stated_from = std::move(stated.date_from);
    }
    set_where_empty(document->address, std::move(stated.url));
    set_where_empty(document->author, std::move(stated.author));
    set_where_empty(document->outlet, std::move(stated.outlet));
    // What a text is written in goes before what is said of it: templates say "en" on pages of all languages.
    if (std::string seen = language_of_document(*document, cues); !seen.empty())
        document->lang = std::move(seen);
    else
        set_where_empty(document->lang, std::move(stated.lang));
    return document;
}

}  // namespace entente
