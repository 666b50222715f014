// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/NotebookReading.h"

#include "library/PlainText.h"
#include "library/ReadingLimits.h"
#include "notebook/NotebookFile.h"
#include "notebook/StreamText.h"
#include "render/Markdown.h"

#include <QBuffer>
#include <QImageReader>
#include <QRegularExpression>

namespace quire::library {

using namespace Qt::StringLiterals;
using notebook::Cell;
using notebook::CellType;
using notebook::MimeBundle;
using notebook::Notebook;
using notebook::Output;

namespace {

constexpr qint64 mostPixels = 40'000'000;

/// Headings without much below them do not begin a passage.
constexpr qsizetype shortestSection = 12;

/// "## Adam *optimiser*" without its marks.
QString headingOf(QStringView line)
{
    const QList<render::Heading> headings =
        render::Markdown::headings(line.first(std::min(line.size(), longestTitle)).toString());
    return headings.isEmpty() ? QString() : oneLine(headings.constFirst().text, longestTitle);
}

QString withoutColours(const QString &text)
{
    static const QRegularExpression escape(u"\x1b\\[[0-9;?]*[A-Za-z]"_s);
    return text.contains(u'\x1b') ? QString(text).remove(escape) : text;
}

/// The plainest form an output has.
QString textOf(const Output &output)
{
    switch (output.type()) {
    case Output::Type::Stream: {
        QString made;
        output.readText([&made](QStringView piece) {
            made += piece;
            return made.size() < longestPassage;
        });
        return withoutColours(made);
    }
    case Output::Type::Error:
        return output.errorName() + u": "_s + output.errorValue() + u'\n' +
               withoutColours(output.traceback().join(u'\n'));
    case Output::Type::DisplayData:
    case Output::Type::ExecuteResult:
        break;
    case Output::Type::Unknown:
        return {};
    }
    const MimeBundle data = output.data();
    if (data.contains(u"text/markdown")) {
        return data.text(u"text/markdown");
    }
    if (data.contains(u"text/html") && data.encodedSize(u"text/html") < 4 * longestText) {
        return PlainText::ofHtml(data.text(u"text/html"), longestPassage);
    }
    return data.text(data.contains(u"text/latex") ? u"text/latex" : u"text/plain");
}

QByteArray pictureOf(const Output &output)
{
    const MimeBundle data = output.data();
    for (const QStringView type : {u"image/png", u"image/jpeg"}) {
        if (data.contains(type)) {
            return NotebookReading::thumbnailOf(data.bytes(type));
        }
    }
    return {};
}

QString originOf(const Notebook &notebook)
{
    const auto has = [&notebook](QStringView key) { return notebook.metadata.contains(key); };
    return has(u"colab") ? u"Colab"_s : has(u"kaggle") ? u"Kaggle"_s : has(u"vscode") ? u"VS Code"_s : QString();
}

QString titleOf(const Notebook &notebook)
{
    for (const Cell &cell : notebook.cells) {
        if (cell.type() == CellType::Markdown) {
            const QList<render::Heading> headings = render::Markdown::headings(cell.source().left(longestPassage));
            if (!headings.isEmpty()) {
                return oneLine(headings.constFirst().text, longestTitle);
            }
        }
    }
    return oneLine(notebook.metadata.value(u"title").toString(), longestTitle);
}

void addOutputs(const Cell &cell, qsizetype number, Reading &reading, PassageList &passages)
{
    for (const Output &output : cell.outputs()) {
        passages.add(u"output:%1"_s.arg(number), textOf(output));
        if (reading.thumbnail.isEmpty()) {
            reading.thumbnail = pictureOf(output);
        }
    }
}

} // namespace

QByteArray NotebookReading::thumbnailOf(const QByteArray &picture)
{
    QBuffer buffer;
    buffer.setData(picture);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty() || qint64(size.width()) * size.height() > mostPixels) {
        return {}; // A few bytes may say they are a picture of many gigabytes.
    }
    const QSize box(thumbnailWidth, thumbnailWidth);
    reader.setScaledSize(size.width() > box.width() || size.height() > box.height()
                             ? size.scaled(box, Qt::KeepAspectRatio).expandedTo(QSize(1, 1))
                             : size);
    const QImage image = reader.read();
    QByteArray made;
    QBuffer target(&made);
    return !image.isNull() && target.open(QIODevice::WriteOnly) && image.save(&target, "PNG") ? made : QByteArray();
}

Result<Reading> NotebookReading::readNotebook(const QByteArray &bytes)
{
    Result<notebook::NotebookFile::Reading> read = notebook::NotebookFile::read(bytes);
    if (!read) {
        return std::unexpected(read.error());
    }
    Notebook notebook = std::move(read->notebook);
    if (read->needsUpgrade) {
        Result<Notebook> upgraded = notebook::NotebookFile::upgradeV3(bytes);
        if (!upgraded) {
            return std::unexpected(upgraded.error());
        }
        notebook = std::move(*upgraded);
    }
    Reading reading;
    reading.title = titleOf(notebook);
    reading.origin = originOf(notebook);
    PassageList passages(&reading);
    for (qsizetype number = 0; number < notebook.cells.size() && !passages.isFull(); ++number) {
        const Cell &cell = notebook.cells.at(number);
        passages.add(u"cell:%1"_s.arg(number), cell.source());
        addOutputs(cell, number, reading, passages);
    }
    for (const Passage &passage : std::as_const(reading.passages)) {
        reading.excerpt += passage.text.left(longestExcerpt) + u'\n';
        if (reading.excerpt.size() > longestExcerpt) {
            break;
        }
    }
    reading.excerpt.truncate(longestExcerpt);
    return reading;
}

Reading NotebookReading::readMarkdown(const QString &text)
{
    Reading reading;
    PassageList passages(&reading);
    const QString kept = text.left(longestText);
    reading.isCut = kept.size() < text.size();
    reading.excerpt = kept.left(longestExcerpt);
    int line = 0;
    int first = 1;
    bool isFenced = false;
    QString section;
    for (const QStringView each : QStringView(kept).split(u'\n')) {
        ++line;
        isFenced = isFenced != (each.startsWith(u"```") || each.startsWith(u"~~~"));
        if (!isFenced && each.startsWith(u'#')) {
            reading.title = reading.title.isEmpty() ? headingOf(each) : reading.title;
            if (section.size() > shortestSection || first == 1) {
                passages.add(u"line:%1"_s.arg(first), std::exchange(section, {}));
                first = line;
            }
        }
        section += each;
        section += u'\n';
    }
    passages.add(u"line:%1"_s.arg(first), section);
    return reading;
}

} // namespace quire::library
