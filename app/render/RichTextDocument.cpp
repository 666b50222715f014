// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/RichTextDocument.h"

#include "render/ObjectNames.h"
#include "render/Picture.h"

#include <QTextBlock>
#include <QTextImageFormat>

namespace quire::render {

namespace {

using namespace Qt::StringLiterals;

QString wordsOf(const QTextImageFormat &image)
{
    if (const auto formula = ObjectNames::toFormula(image.name())) {
        const QString mark = formula->isDisplay ? u"$$"_s : u"$"_s;
        const bool isEnvironment = formula->isDisplay && formula->tex.startsWith("\\begin{"_L1);
        return isEnvironment ? formula->tex : mark + formula->tex + mark;
    }
    if (ObjectNames::toStrut(image.name()) || render::ObjectNames::toAlert(image.name())) {
        return {};
    }
    if (const auto task = ObjectNames::toTask(image.name())) {
        return task->isDone ? u"[x]"_s : u"[ ]"_s;
    }
    return image.stringProperty(QTextFormat::ImageAltText);
}

QString wordsOf(const QTextFragment &fragment, int begin, int end)
{
    const int from = std::max(0, begin - fragment.position());
    const int to = std::min(fragment.length(), end - fragment.position());
    QString text = from < to ? fragment.text().sliced(from, to - from) : QString();
    if (text.contains(QChar::ObjectReplacementCharacter)) {
        text.replace(QChar::ObjectReplacementCharacter, wordsOf(fragment.charFormat().toImageFormat()));
    }
    constexpr QChar joiner(0x2060);
    return text.remove(joiner).replace(QChar::Nbsp, u' ').replace(QChar::LineSeparator, u'\n');
}

} // namespace

QString RichTextDocument::textBetween(int begin, int end) const
{
    QStringList lines;
    for (QTextBlock block = findBlock(begin); block.isValid() && block.position() <= end; block = block.next()) {
        QString line;
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            line += wordsOf(part.fragment(), begin, end);
        }
        lines.append(line);
    }
    return lines.join(u'\n');
}

int RichTextDocument::anchorPosition(const QString &name) const
{
    for (QTextBlock block = begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            if (part.fragment().charFormat().anchorNames().contains(name)) {
                return part.fragment().position();
            }
        }
    }
    return -1;
}

QSizeF RichTextDocument::pictureSize(const QTextImageFormat &image, const QSizeF &natural, double available)
{
    QSizeF size(image.width(), image.height());
    if (size.width() <= 0 && size.height() <= 0) {
        size = natural;
    } else if (size.width() <= 0 || size.height() <= 0) {
        const bool byWidth = size.width() > 0;
        const QSizeF bounds(byWidth ? size.width() : 1e6, byWidth ? 1e6 : size.height());
        size = natural.isEmpty() ? QSizeF(bounds.width() < 1e6 ? bounds.width() : 16, 16)
                                 : natural.scaled(bounds, Qt::KeepAspectRatio);
    }
    if (size.width() > available) {
        size *= available / size.width();
    }
    return size.isEmpty() ? QSizeF(16, 16) : size.boundedTo({1e5, PictureDecoder::sideLimit});
}

} // namespace quire::render
