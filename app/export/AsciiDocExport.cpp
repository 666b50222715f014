// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/AsciiDocExport.h"

#include "export/AsciiDocMarkup.h"
#include "export/MarkupDocument.h"

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

class Writer : public MarkupDocument
{
public:
    Writer(const QString &title, const ExportOptions &options, PictureShelf *shelf) : m_markup(title, shelf)
    {
        const QString contents = options.tableOfContents ? u"\n:toc:"_s : QString();
        add(u"= "_s + AsciiDocMarkup::escaped(title.simplified()) + u"\n:stem: latexmath"_s + contents);
    }

    void addCode(const QString &source, const QString &language, std::optional<int>) override
    {
        add(AsciiDocMarkup::listing(source, language.isEmpty() ? u"source"_s : u"source,"_s + language));
    }

    void addText(const QString &text, OutputPart::Kind) override
    {
        const QString plain = plainText(text);
        if (!plain.isEmpty()) {
            add(AsciiDocMarkup::listing(plain, {}));
        }
    }

    void addPicture(const PictureShelf::Shown &picture, int width) override
    {
        add(AsciiDocMarkup::imageOf(picture, {}, width, true));
    }

protected:
    MarkupWriter &markup() override { return m_markup; }

private:
    AsciiDocMarkup m_markup;
};

} // namespace

std::unique_ptr<DocumentWriter> AsciiDocExport::writer(const QString &title, const ExportOptions &options,
                                                       PictureShelf *shelf) const
{
    return std::make_unique<Writer>(title, options, shelf);
}

} // namespace quire::exporting
