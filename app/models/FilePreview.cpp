// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FilePreview.h"

#include "notebook/JsonValue.h"
#include "notebook/NotebookFile.h"
#include "render/CodeHighlighter.h"

#include <QHash>
#include <QStringDecoder>

#include <algorithm>

namespace quire::models {

using namespace Qt::StringLiterals;

namespace {

/// Of files that are shown as outputs; empty for all others.
QByteArray outputType(const QString &suffix)
{
    static const QHash<QString, QByteArray> types{{u"png"_s, "image/png"},         {u"jpg"_s, "image/jpeg"},
                                                  {u"jpeg"_s, "image/jpeg"},       {u"gif"_s, "image/gif"},
                                                  {u"webp"_s, "image/webp"},       {u"bmp"_s, "image/bmp"},
                                                  {u"svg"_s, "image/svg+xml"},     {u"pdf"_s, "application/pdf"},
                                                  {u"json"_s, "application/json"}, {u"geojson"_s, "application/json"}};
    return types.value(suffix);
}

bool isTable(const QString &suffix)
{
    return suffix == u"csv" || suffix == u"tsv" || suffix == u"tab";
}

bool isNotebook(const FileEntry &entry)
{
    return entry.kind == FileEntry::Kind::Notebook || entry.path.suffix() == u"ipynb";
}

/// Of a text that may end within a character.
std::optional<QString> decoded(const QByteArray &bytes)
{
    if (bytes.contains('\0') && !bytes.startsWith("\xff\xfe") && !bytes.startsWith("\xfe\xff")) {
        return std::nullopt;
    }
    const auto encoding = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
    QStringDecoder utf(encoding);
    const QString text = utf.decode(bytes);
    return utf.hasError() ? QString::fromLatin1(bytes) : text;
}

QString shortened(const QString &text)
{
    QStringList lines;
    for (const auto line : QStringTokenizer(text, u'\n')) {
        if (lines.size() == FilePreview::lineLimit) {
            break;
        }
        lines.append(line.first(std::min<qsizetype>(line.size(), FilePreview::columnLimit)).toString());
    }
    return lines.join(u'\n');
}

/// One line for a cell: its heading or what it begins with.
QString outlineLine(const notebook::Cell &cell)
{
    QString first;
    for (const auto line : QStringTokenizer(cell.source(), u'\n', Qt::SkipEmptyParts)) {
        first = line.trimmed().first(std::min<qsizetype>(line.trimmed().size(), 120)).toString();
        if (!first.isEmpty()) {
            break;
        }
    }
    if (first.isEmpty()) {
        return {};
    }
    if (cell.type() == notebook::CellType::Code) {
        return u"<p style=\"margin:2px 0 2px 24px\"><code>%1</code></p>"_s.arg(first.toHtmlEscaped());
    }
    const auto words = std::ranges::find_if(first, [](QChar c) { return c != u'#'; });
    const auto level = int(words - first.begin());
    if (level == 0 || level > 6) {
        return u"<p style=\"margin:2px 0 2px 24px\">%1</p>"_s.arg(first.toHtmlEscaped());
    }
    return u"<p style=\"margin:8px 0 2px %1px\"><b>%2</b></p>"_s.arg(8 * (level - 1))
        .arg(first.sliced(level).trimmed().toHtmlEscaped());
}

} // namespace

qint64 FilePreview::wanted(const FileEntry &entry)
{
    const bool isWhole = isNotebook(entry) || !outputType(entry.path.suffix()).isEmpty();
    return entry.isFolder() ? 0 : isWhole ? wholeLimit : headLimit;
}

FilePreview FilePreview::of(const FileEntry &entry, const QByteArray &bytes, bool isDark)
{
    if (entry.isFolder()) {
        return nothing({});
    }
    const QString suffix = entry.path.suffix();
    const QByteArray type = outputType(suffix);
    const bool isCut = entry.size > bytes.size() || (entry.size < 0 && bytes.size() >= wanted(entry));
    if (isCut && (isNotebook(entry) || !type.isEmpty()) && type != "application/json") {
        return nothing(tr("It is too large for a quick look."));
    }
    if (isNotebook(entry)) {
        const FilePreview outline = asNotebook(bytes);
        return outline.form == Form::Nothing ? asText(bytes.first(std::min<qsizetype>(bytes.size(), headLimit)),
                                                      u"json"_s, bytes.size() > headLimit, isDark)
                                             : outline;
    }
    if (!type.isEmpty() && !isCut) {
        const FilePreview shown = asOutput(bytes, type);
        if (shown.form != Form::Nothing) {
            return shown;
        }
    }
    const QByteArray head = bytes.first(std::min<qsizetype>(bytes.size(), headLimit));
    const bool isHead = isCut || head.size() < bytes.size();
    return isTable(suffix) && !head.isEmpty() ? asTable(head, isHead) : asText(head, suffix, isHead, isDark);
}

FilePreview FilePreview::nothing(const QString &note)
{
    return {.note = note};
}

FilePreview FilePreview::asNotebook(const QByteArray &bytes)
{
    const auto reading = notebook::NotebookFile::read(bytes);
    if (!reading || reading->needsUpgrade) {
        return nothing({});
    }
    QString html;
    qsizetype shown = 0;
    const QList<notebook::Cell> &cells = reading->notebook.cells;
    for (const notebook::Cell &cell : cells) {
        if (++shown > lineLimit) {
            break;
        }
        html += outlineLine(cell);
    }
    const auto code = std::ranges::count(cells, notebook::CellType::Code, &notebook::Cell::type);
    return {.form = Form::Text, .html = html, .note = tr("%1 cells, %2 of them code").arg(cells.size()).arg(code)};
}

FilePreview FilePreview::asOutput(const QByteArray &bytes, const QByteArray &mimeType)
{
    QByteArray value = '"' + bytes.toBase64() + '"';
    if (mimeType == "application/json") {
        // Else what is no JSON could end up as more than a value.
        if (!notebook::JsonValue::parse(bytes)) {
            return nothing({});
        }
        value = bytes;
    } else if (mimeType == "image/svg+xml") {
        value = notebook::JsonValue::fromString(QString::fromUtf8(bytes)).raw().toByteArray();
    }
    const auto output = notebook::Output::fromContent("display_data", "{\"data\":{\"" + mimeType + "\":" + value +
                                                                          "},\"metadata\":{}}");
    return output ? FilePreview{.form = Form::Output, .output = *output} : nothing({});
}

FilePreview FilePreview::asText(const QByteArray &bytes, const QString &suffix, bool isCut, bool isDark)
{
    const std::optional<QString> text = decoded(bytes);
    if (!text) {
        return nothing(tr("There is no quick look at files of this kind."));
    }
    const QString shown = shortened(*text);
    const QString colored = render::CodeHighlighter(isDark).toHtml(shown, suffix);
    const bool isShort = isCut || shown.size() < text->size();
    return {.form = Form::Text,
            .html = u"<pre style=\"white-space:pre-wrap\">%1</pre>"_s.arg(colored),
            .note = isShort ? tr("Only the beginning is shown.") : QString()};
}

/// Without the line that was cut.
FilePreview FilePreview::asTable(QByteArray bytes, bool isCut)
{
    if (isCut && bytes.lastIndexOf('\n') > 0) {
        bytes.truncate(bytes.lastIndexOf('\n') + 1);
    }
    return {.form = Form::Table, .bytes = bytes, .note = isCut ? tr("Only the first rows are shown.") : QString()};
}

} // namespace quire::models
