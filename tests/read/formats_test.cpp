// Feeds, mail, newswire items, Word and PDF.
#include <gtest/gtest.h>

#include "read/mail.h"
#include "read/packing.h"
#include "read/pdf.h"
#include "read/piece.h"

namespace entente::testing {
namespace {

TEST(Feed, RssAndAtom) {
    EXPECT_EQ(
        yield(
            "a.xml",
            "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss version=\"2.0\" xmlns:content=\"c\" "
            "xmlns:dc=\"d\" "
            "xmlns:media=\"m\"><channel><title>The Gazette</title><item><title>Bod\xF8 talks</title>"
            "<media:title>No</media:title><link>https://x.example/1</link><pubDate>Fri, 03 May 2019 10:27:00 "
            "GMT</pubDate><description>Short.</description><content:encoded>Long.</content:encoded></item>"
            "<item><description/></item><item><guid isPermaLink=\"true\">https://x.example/3</guid>"
            "<dc:date>2019-05-04</dc:date><description>Three &amp; "
            "&lt;four&gt;.</description></item></channel></rss>"),
        "a.xml#https://x.example/1|text|Bodø talks|2019-05-03T10:27|Bodø talks~~Long.\n"
        "! in/a.xml#2: is an entry without text\n"
        "a.xml#https://x.example/3|text||2019-05-04|Three & <four>.\n");
    EXPECT_EQ(yield("a",
                    "\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>G</title><entry>"
                    "<title>T</title><link rel=\"edit\" href=\"no\"/><link href=\"https://x.example/1\"/>"
                    "<updated>2019-05-05T00:00:00Z</updated><published>2019-05-03T10:27:00Z</published>"
                    "<author><name>Kari Holm</name><email>k@x.example</email></author>"
                    "<content type=\"xhtml\"><div><p>One.</p></div></content></entry></feed>"),
              "a#https://x.example/1|html|T|2019-05-03T10:27|<html><head><title>T</title></"
              "head><body><article>~<h1>T</h1>~"
              "<div xmlns=\"http://www.w3.org/2005/Atom\"><p>One.</p></div>~</article></body></html>~\n");
}

TEST(Feed, BrokenAndMalicious) {
    const std::string head =
        std::string(
            "<rss><channel><item><link>https://x.example/1</link><description>One.</description></item>") +
        std::string(2000, ' ');
    const std::string broken = yield("a.xml", head + "<item><title>Two</item></channel></rss>");
    EXPECT_EQ(broken.substr(0, broken.find('\n')), "a.xml#https://x.example/1|text|||One.");
    EXPECT_NE(broken.find("! in/a.xml: is broken XML in line 1: "), std::string::npos) << broken;
    std::string laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\">";
    for (char c = 'b'; c < 'q'; ++c) {
        const std::string before(1, static_cast<char>(c - 1));
        laughs += std::string("<!ENTITY ") + c + " \"&" + before + ";&" + before + ";&" + before + ";&" +
                  before + ";\">";
    }
    const std::string bomb =
        yield("a.xml", "<?xml version=\"1.0\"?>" + laughs +
                           "]><rss><channel><item><description>&p;</description></item></channel></rss>");
    EXPECT_LT(bomb.size(), 1000U);
    const std::string outside = yield("a.xml",
                                      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM "
                                      "\"file:///etc/passwd\">]><rss><channel><item>"
                                      "<description>One. &x;</description></item></channel></rss>");
    EXPECT_EQ(outside.find("root:"), std::string::npos);
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += "<item>";
    EXPECT_NE(yield("a.xml", "<rss>" + deep).find("! in/a.xml: is broken XML"), std::string::npos);
}

TEST(NewsMl, Items) {
    const auto item = [](const std::string& id, const std::string& content) {
        return "<newsItem guid=\"" + id +
               "\" xml:lang=\"en\"><itemMeta><provider literal=\"x\"><name>The Agency</name></provider>"
               "<versionCreated>2019-05-04T08:00:00Z</versionCreated><firstCreated>2019-05-03T10:27:00Z</"
               "firstCreated>"
               "</itemMeta><contentMeta><headline>Talks</headline><by>By Kari "
               "Holm</by></contentMeta><contentSet>" +
               content + "</contentSet></newsItem>";
    };
    const std::string nitf =
        "<inlineXML contenttype=\"application/nitf+xml\"><nitf><head><docdata/></head><body><body.head>"
        "<hedline><hl1>Talks</hl1></hedline></body.head><body.content><block><p>One.</p><p>Two "
        "<em>and</em> three.</p></block></body.content></body></nitf></inlineXML>";
    EXPECT_EQ(yield("a.xml", "<?xml version=\"1.0\"?>" + item("tag:1", nitf)),
              "a.xml|text|Talks|2019-05-03T10:27|Talks~~One.~~Two and three.\n");
    EXPECT_EQ(
        yield("a.xml", "<newsMessage><itemSet>" +
                           item("tag:1", "<inlineData contenttype=\"text/plain\">Plain.</inlineData>") +
                           item("tag:2", "<remoteContent href=\"p.jpg\"/>") + "</itemSet></newsMessage>"),
        "a.xml#tag:1|text|Talks|2019-05-03T10:27|Talks~~Plain.\n");
    EXPECT_EQ(
        yield("a.xml",
              "<?xml version=\"1.0\"?><nitf><head><docdata><date.issue "
              "norm=\"20190503T102700Z\"/></docdata></head>"
              "<body><body.head><hedline><hl1>Talks</hl1></hedline></body.head><body.content><p>One.</p>"
              "</body.content></body></nitf>"),
        "a.xml|text|Talks|2019-05-03T10:27|Talks~~One.\n");
}

// What a message of mail is: "form|charset|title|author|date|text".
std::string opened(const std::string& message) {
    Piece piece;
    piece.path = "a.eml";
    piece.bytes = message;
    const Result<Piece> out = open_mail(piece);
    if (!out) return out.error().what;
    return std::string(out->form == PieceForm::html ? "html" : "text") + "|" + out->charset + "|" +
           out->stated.title + "|" + out->stated.author + "|" + out->stated.date + "|" + out->bytes;
}

TEST(Mail, Messages) {
    const std::string head =
        "From: \"Kari Holm\" <kari@x.example>\r\nDate: Fri, 3 May 2019 10:27:00 +0700\r\n";
    EXPECT_EQ(opened(head + "Subject: Talks in\r\n Bergen\r\n\r\nThey met.\r\n"),
              "text|utf-8|Talks in Bergen|Kari Holm|2019-05-03T10:27|Talks in Bergen\n\nThey met.\r\n");
    EXPECT_EQ(
        opened(head +
               "Subject: =?iso-8859-1?Q?Bod=F8_?=\r\n =?utf-8?B?dGFsa3M=?=\r\nContent-Type: text/plain; "
               "charset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: Quoted-Printable\r\n\r\nBod=F8 is "
               "=\r\nfar.\r\n"),
        "text|utf-8|Bodø talks|Kari Holm|2019-05-03T10:27|Bodø talks\n\nBodø is far.\r\n");
    EXPECT_EQ(
        opened("Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; "
               "boundary=\"b c\"\n\n"
               "--b c\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: "
               "base64\n\nPHA+T25lPC9wPg==\n"
               "--b c--\n--a\nContent-Type: text/plain\nContent-Disposition: attachment\n\nNo.\n--a--\n"),
        "html|utf-8||||<p>One</p>");
    EXPECT_EQ(opened("Subject: x\n\n"), "is a mail without text");
    EXPECT_EQ(opened(""), "is a mail without text");
    std::string nested = "Content-Type: multipart/mixed; boundary=a\n\n";
    for (int i = 0; i < 20000; ++i) nested += "--a\nContent-Type: multipart/mixed; boundary=a\n\n";
    EXPECT_EQ(opened(nested), "is a mail without text");
}

TEST(Mail, Boxes) {
    const std::string box =
        "From x@x.example Fri May  3 10:27:00 2019\nSubject: One\n\nFrom here on.\n>From there.\n\n"
        "From x@x.example Fri May  3 10:27:00 2019\nSubject: Two\n\nAnd on.\n";
    EXPECT_EQ(yield("a.mbox", box),
              "a.mbox#1|mail|||Subject: One~~From here on.~From there.~~\na.mbox#2|mail|||Subject: Two~~And "
              "on.~\n");
    EXPECT_EQ(yield("a.mbox", ""), "");
}

TEST(Docx, ParagraphsWithoutWhatWasDeleted) {
    const std::string text =
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>The "
        "ministers</w:t></w:r><w:del><w:r><w:delText> "
        "of</w:delText></w:r></w:del><w:r><w:tab/><w:t>met.</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>They "
        "talked.</w:t></w:r></w:p>"
        "</w:body></w:document>";
    Piece piece;
    piece.name = piece.path = "a.docx";
    piece.form = PieceForm::docx;
    piece.bytes = zip({{"[Content_Types].xml", "x"}, {"word/document.xml", text}});
    const Result<Document> document = read_piece(piece, ReadCues{});
    ASSERT_TRUE(document) << document.error().what;
    EXPECT_EQ(document->text, "The ministers met.\n\nThey talked.\n\n");
    EXPECT_EQ(yield("a.docx", piece.bytes).substr(0, 13), "a.docx|docx||");
    piece.bytes = zip({{"word/document.xml", text.substr(0, 200)}});
    EXPECT_NE(read_piece(piece, ReadCues{}).error().what.find("is broken XML in line 1"), std::string::npos);
}

TEST(Pdf, PagesAreJoined) {
    const std::string page_1 =
        "The Gazette\n\nThe ministers of both countries met in Bergen and agreed to coop-\n"
        "erate on fish, and on the free-\nDom of the seas, for the next ten years, in all waters\n\n"
        "Page 1 of 3\n\f";
    const std::string page_2 =
        "The Gazette\n\nthat they share. A second sentence.\n\nA new paragraph.\n\nPage 2 of 3\n\f";
    const std::string page_3 = "The Gazette\n\nThe end.\n\nPage 3 of 3\n\f";
    const PdfText text = join_pages(page_1 + page_2 + page_3);
    EXPECT_EQ(text.text,
              "The ministers of both countries met in Bergen and agreed to cooperate on fish, and on the "
              "free- Dom of the seas, "
              "for the next ten years, in all waters that they share. A second sentence.\n\nA new "
              "paragraph.\n\nThe end.\n\n");
    EXPECT_EQ(text.note, "");
    EXPECT_EQ(join_pages(page_1 + "\f" + page_3).note,
              "1 of 3 pages hold no text and may be scanned: page 2");
    EXPECT_EQ(join_pages("").text, "");
}

TEST(Pdf, ByTheProgram) {
    const std::string stream = "BT /F1 12 Tf 72 700 Td (The ministers met in Bergen.) Tj ET";
    const auto pdf = [](const std::string& content) {
        std::string out = "%PDF-1.4\n";
        std::vector<std::size_t> places;
        const std::string objects[] = {
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 "
            "R>>>>>>",
            "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
        for (std::size_t i = 0; i < 5; ++i) {
            places.push_back(out.size());
            out += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
        }
        const std::size_t table = out.size();
        out += "xref\n0 6\n0000000000 65535 f \n";
        for (const std::size_t place : places) {
            const std::string digits = std::to_string(place);
            out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
        }
        return out + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    };
    const Result<PdfText> text = read_pdf(pdf(stream));
    if (!text && text.error().code == ErrorCode::not_found) GTEST_SKIP() << text.error().what;
    ASSERT_TRUE(text) << text.error().what;
    EXPECT_EQ(text->text, "The ministers met in Bergen.\n\n");
    EXPECT_EQ(read_pdf(pdf("")).error().what,
              "is a PDF without text on any of its 1 pages: they are scanned, and Entente reads no pictures");
    EXPECT_FALSE(read_pdf("%PDF-1.4 and nothing else"));
}

}  // namespace
}  // namespace entente::testing
