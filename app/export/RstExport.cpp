// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/RstExport.h"

#include "export/MarkupDocument.h"
#include "export/RstMarkup.h"

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

class Writer : public MarkupDocument
{
public:
    Writer(const QString &title, PictureShelf *shelf) : m_markup(title, shelf)
    {
        if (!title.isEmpty()) {
            add(RstMarkup::title(RstMarkup::escaped(title.simplified())));
        }
    }

    void addCode(const QString &source, const QString &language, std::optional<int>) override
    {
        add(RstMarkup::code(source, language));
    }

    void addText(const QString &text, OutputPart::Kind) override
    {
        const QString plain = plainText(text);
        if (!plain.isEmpty()) {
            add(RstMarkup::literal(plain));
        }
    }

    void addPicture(const PictureShelf::Shown &picture, int width) override
    {
        add(u".. "_s + RstMarkup::imageOf(picture, {}, width));
    }

protected:
    MarkupWriter &markup() override { return m_markup; }

private:
    RstMarkup m_markup;
};

} // namespace

std::unique_ptr<DocumentWriter> RstExport::writer(const QString &title, const ExportOptions &,
                                                  PictureShelf *shelf) const
{
    return std::make_unique<Writer>(title, shelf);
}

} // namespace quire::exporting
