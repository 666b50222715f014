// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfFile.h"

#include <QUrl>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

using Object = QPDFObjectHandle;

constexpr double pointsPerPixel = 72.0 / 96;

void open(QPDF &pdf, const QByteArray &bytes)
{
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("document", bytes.constData(), std::size_t(bytes.size()));
}

Object text(const QString &string)
{
    return Object::newUnicodeString(string.toStdString());
}

/// Headings become a tree: each below the last one of a smaller level.
class Outline
{
public:
    explicit Outline(QPDF &pdf) : m_pdf(pdf), m_root(pdf.makeIndirectObject(Object::parse("<< /Type /Outlines >>")))
    {
        m_open.push_back({0, m_root, Object::newNull(), 0});
    }

    void add(const PdfHeading &heading, const Object &destination)
    {
        while (m_open.size() > 1 && m_open.back().level >= heading.level) {
            close();
        }
        Object item = m_pdf.makeIndirectObject(Object::newDictionary());
        item.replaceKey("/Title", text(heading.text));
        item.replaceKey("/Dest", destination);
        Node &parent = m_open.back();
        item.replaceKey("/Parent", parent.object);
        if (parent.last.isNull()) {
            parent.object.replaceKey("/First", item);
        } else {
            parent.last.replaceKey("/Next", item);
            item.replaceKey("/Prev", parent.last);
        }
        parent.object.replaceKey("/Last", item);
        parent.last = item;
        ++parent.count;
        m_open.push_back({heading.level, item, Object::newNull(), 0});
    }

    void end()
    {
        while (m_open.size() > 1) {
            close();
        }
        if (m_open.back().count > 0) {
            m_root.replaceKey("/Count", Object::newInteger(m_open.back().count));
            m_pdf.getRoot().replaceKey("/Outlines", m_root);
            m_pdf.getRoot().replaceKey("/PageMode", Object::newName("/UseOutlines"));
        }
    }

private:
    struct Node
    {
        int level;
        Object object;
        Object last;
        int count; ///< Of all below it.
    };

    void close()
    {
        Node node = m_open.back();
        m_open.pop_back();
        if (node.count > 0) {
            node.object.replaceKey("/Count", Object::newInteger(node.count));
        }
        m_open.back().count += node.count;
    }

    QPDF &m_pdf;
    Object m_root;
    std::vector<Node> m_open;
};

/// Works on one document.
class Finisher
{
public:
    Finisher(QPDF &pdf, const PdfFile::Finish &finish) : m_pdf(pdf), m_finish(finish), m_helper(pdf)
    {
        m_pages = m_helper.getAllPages();
        m_height = m_pages.front().getMediaBox().getArrayAsRectangle().ury;
    }

    void run()
    {
        // Qt writes some links of its own, without those inside the document.
        for (QPDFPageObjectHelper &page : m_pages) {
            page.getObjectHandle().removeKey("/Annots");
        }
        m_pdf.getRoot().removeKey("/Dests");
        layOver();
        addInsets();
        addLinks();
        addOutline();
        addProperties();
    }

private:
    QPDFPageObjectHelper &page(int index) { return m_pages.at(std::size_t(index)); }

    /// On top of what is there, whatever state that leaves behind.
    void draw(QPDFPageObjectHelper &page, const std::string &content)
    {
        const std::string before = "q\n";
        page.addPageContents(m_pdf.newStream(before), true);
        page.addPageContents(m_pdf.newStream("\nQ\n" + content), false);
    }

    std::string addForm(QPDFPageObjectHelper &page, const Object &form)
    {
        Object resources = page.getAttribute("/Resources", true);
        int suffix = 0;
        const std::string name = resources.getUniqueResourceName("/QuireForm", suffix);
        resources.mergeResources(Object::parse("<< /XObject << >> >>"));
        Object(resources.getKey("/XObject")).replaceKey(name, form);
        return name;
    }

    void layOver()
    {
        const std::size_t count = m_pages.size() - std::size_t(m_finish.pages);
        for (std::size_t i = 0; i < count; ++i) {
            QPDFPageObjectHelper &over = m_pages.at(std::size_t(m_finish.pages) + i);
            QPDFPageObjectHelper &under = m_pages.at(i);
            const std::string name = addForm(under, over.getFormXObjectForPage());
            draw(under, "q " + name + " Do Q\n");
            m_helper.removePage(over);
        }
        m_pages.erase(m_pages.begin() + m_finish.pages, m_pages.end());
    }

    Object::Rectangle rectangle(const QRectF &place) const
    {
        return {place.left() * pointsPerPixel, m_height - place.bottom() * pointsPerPixel,
                place.right() * pointsPerPixel, m_height - place.top() * pointsPerPixel};
    }

    void addInsets()
    {
        QByteArray last;
        for (const PdfMarks::Inset &inset : m_finish.marks.insets) {
            if (m_sources.empty() || last.constData() != inset.pdf.constData()) {
                last = inset.pdf;
                m_sources.push_back(std::make_unique<QPDF>());
                open(*m_sources.back(), last);
            }
            const auto pages = QPDFPageDocumentHelper(*m_sources.back()).getAllPages();
            QPDFPageObjectHelper source = pages.at(std::size_t(inset.pdfPage));
            const Object form = m_pdf.copyForeignObject(source.getFormXObjectForPage());
            QPDFPageObjectHelper &target = page(inset.page);
            const std::string name = addForm(target, form);
            draw(target, target.placeFormXObject(form, name, rectangle(inset.place)));
        }
    }

    Object destination(const PdfMarks::Place &place)
    {
        Object array = Object::newArray();
        array.appendItem(page(place.page).getObjectHandle());
        array.appendItem(Object::newName("/XYZ"));
        array.appendItem(Object::newNull());
        array.appendItem(Object::newReal(m_height - place.y * pointsPerPixel, 2));
        array.appendItem(Object::newNull());
        return array;
    }

    /// An anchor of the same text, else one of this name anywhere.
    const PdfMarks::Place *find(const QString &anchor) const
    {
        const QString decoded = QUrl::fromPercentEncoding(anchor.toUtf8());
        for (const QString &name : {anchor, decoded, decoded.section(u':', 1)}) {
            const auto found = m_finish.marks.anchors.constFind(name);
            if (found != m_finish.marks.anchors.constEnd()) {
                return &*found;
            }
        }
        return nullptr;
    }

    void addLinks()
    {
        for (const PdfMarks::Link &link : m_finish.marks.links) {
            Object annotation = Object::parse("<< /Type /Annot /Subtype /Link /Border [0 0 0] >>");
            if (link.target.startsWith(u'#')) {
                const PdfMarks::Place *place = find(link.target.sliced(1));
                if (!place) {
                    continue;
                }
                annotation.replaceKey("/Dest", destination(*place));
            } else {
                Object action = Object::parse("<< /S /URI >>");
                action.replaceKey("/URI", Object::newString(QUrl(link.target).toEncoded().toStdString()));
                annotation.replaceKey("/A", action);
            }
            annotation.replaceKey("/Rect", Object::newFromRectangle(rectangle(link.place)));
            Object target = page(link.page).getObjectHandle();
            if (!target.getKey("/Annots").isArray()) {
                target.replaceKey("/Annots", Object::newArray());
            }
            target.getKey("/Annots").appendItem(m_pdf.makeIndirectObject(annotation));
        }
    }

    void addOutline()
    {
        Outline outline(m_pdf);
        for (const PdfHeading &heading : m_finish.headings) {
            if (const PdfMarks::Place *place = find(heading.anchor)) {
                outline.add(heading, destination(*place));
            }
        }
        outline.end();
    }

    void addProperties()
    {
        Object info = m_pdf.getTrailer().getKey("/Info");
        if (!info.isDictionary()) {
            info = m_pdf.makeIndirectObject(Object::newDictionary());
            m_pdf.getTrailer().replaceKey("/Info", info);
        }
        info.replaceKey("/Title", text(m_finish.title));
        if (!m_finish.authors.isEmpty()) {
            info.replaceKey("/Author", text(m_finish.authors.join(u", "_s)));
        }
        m_pdf.getRoot().replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
    }

    QPDF &m_pdf;
    const PdfFile::Finish &m_finish;
    QPDFPageDocumentHelper m_helper;
    std::vector<QPDFPageObjectHelper> m_pages;
    double m_height = 0;
    std::vector<std::unique_ptr<QPDF>> m_sources; ///< Needed until all is written.
};

} // namespace

QList<QSizeF> PdfFile::pageSizes(const QByteArray &pdf)
{
    QList<QSizeF> sizes;
    try {
        QPDF document;
        open(document, pdf);
        const auto pages = QPDFPageDocumentHelper(document).getAllPages();
        if (pages.size() > mostPages) {
            return {};
        }
        for (QPDFPageObjectHelper page : pages) {
            const Object form = page.getFormXObjectForPage();
            const Object::Rectangle box = form.getDict().getKey("/BBox").getArrayAsRectangle();
            const Object rotation = page.getAttribute("/Rotate", false);
            QSizeF size(box.urx - box.llx, box.ury - box.lly);
            if (rotation.isInteger() && rotation.getIntValue() % 180 != 0) {
                size.transpose();
            }
            if (size.isEmpty()) {
                return {};
            }
            sizes.append(size / pointsPerPixel);
        }
    } catch (const std::exception &) {
        return {};
    }
    return sizes;
}

Result<QByteArray> PdfFile::finished(const QByteArray &painted, const Finish &finish)
{
    try {
        QPDF pdf;
        open(pdf, painted);
        Finisher finisher(pdf, finish);
        finisher.run();
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return QByteArray(reinterpret_cast<const char *>(buffer->getBuffer()), qsizetype(buffer->getSize()));
    } catch (const std::exception &problem) {
        return failure(ErrorKind::Format, tr("The PDF could not be put together."), QString::fromUtf8(problem.what()));
    }
}

} // namespace quire::exporting
