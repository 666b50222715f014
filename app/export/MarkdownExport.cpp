// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/MarkdownExport.h"

#include "export/MarkdownMarkup.h"
#include "render/AnsiParser.h"
#include "render/MathText.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace quire::exporting {

using render::MarkdownNode;

namespace {

void collectPictures(const MarkdownNode &node, QSet<QString> &addresses)
{
    if (node.kind == MarkdownNode::Kind::Image && !node.target.isEmpty()) {
        addresses.insert(node.target);
    }
    for (const MarkdownNode &child : node.children) {
        collectPictures(child, addresses);
    }
}

/// `was` becomes `is` wherever it is an address: not in code, and with an address's delimiters around it.
void replaceAddress(QString &source, const QString &was, const QString &is)
{
    const QList<render::TextStretch> code = render::MathText::codeIn(source);
    QString out;
    qsizetype done = 0;
    for (qsizetype at = source.indexOf(was); at >= 0; at = source.indexOf(was, at + was.size())) {
        const bool isInCode = std::ranges::any_of(
            code, [at](const render::TextStretch &stretch) { return at >= stretch.start && at < stretch.end(); });
        const QChar before = at > 0 ? source.at(at - 1) : u' ';
        const QChar after = source.size() > at + was.size() ? source.at(at + was.size()) : u' ';
        const bool isAddress =
            QStringView(u"(<\"'=: \t\n").contains(before) && QStringView(u")>\"' \t\n").contains(after);
        if (!isInCode && isAddress) {
            out += QStringView(source).sliced(done, at - done);
            out += is;
            done = at + was.size();
        }
    }
    source = out + source.sliced(done);
}

class Writer : public DocumentWriter
{
public:
    Writer(const ExportOptions &options, PictureShelf *shelf) : m_shelf(shelf), m_markup(shelf)
    {
        if (!options.title.isEmpty()) {
            add(u"# "_s + options.title.simplified());
        }
    }

    void addCode(const QString &source, const QString &language, std::optional<int>) override
    {
        add(MarkdownMarkup::fenced(source, language));
    }

    void addMarkdown(const QString &source) override
    {
        QSet<QString> addresses;
        collectPictures(render::MarkdownTree::parse(source).root, addresses);
        QString text = source;
        for (const QString &address : std::as_const(addresses)) {
            const PictureShelf::Shown shown = m_shelf->find(address);
            if (!shown.address.isEmpty() && shown.address != address) {
                replaceAddress(text, address, shown.address);
            }
        }
        add(text);
    }

    void addMarkup(const MarkdownNode &root) override { add(m_markup.write(root)); }

    void addText(const QString &text, OutputPart::Kind) override
    {
        render::AnsiParser parser;
        parser.feed(text);
        const QString plain = parser.lines().text();
        if (!plain.trimmed().isEmpty()) {
            add(MarkdownMarkup::fenced(plain, {}));
        }
    }

    void addLatex(const QString &latex) override { add(latex); }

    void addPicture(const PictureShelf::Shown &picture, int width) override
    {
        add(width > 0 ? u"<img src=\"%1\" width=\"%2\">"_s.arg(picture.address.toHtmlEscaped()).arg(width)
                      : u"![](%1)"_s.arg(picture.address));
    }

    void addRaw(const QString &source) override { add(source); }

    QByteArray document() override { return m_text.toUtf8(); }

private:
    void add(const QString &block)
    {
        QString text = block;
        while (text.endsWith(u'\n')) {
            text.chop(1);
        }
        if (!text.isEmpty()) {
            m_text += (m_text.isEmpty() ? QString() : u"\n"_s) + text + u'\n';
        }
    }

    PictureShelf *m_shelf;
    MarkdownMarkup m_markup;
    QString m_text;
};

} // namespace

std::unique_ptr<DocumentWriter> MarkdownExport::writer(const QString &, const ExportOptions &options,
                                                       PictureShelf *shelf) const
{
    return std::make_unique<Writer>(options, shelf);
}

} // namespace quire::exporting
