// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/PagePictures.h"
#include "render/CodeHighlighter.h"
#include "render/FormulaSetter.h"

#include <QHash>
#include <QSet>

namespace quire::render {
struct HtmlTag;
}

namespace quire::exporting {

class PageFrames;

/// Turns the HTML that app/render makes for rich text into that of a page: formulas become drawings, boxes of tasks
/// and icons of alerts what HTML has for them, pictures data, and anchors unique in the whole document.
class PageText
{
public:
    /// All of them outlive it. `frames` shows diagrams; null where none may run.
    PageText(render::FormulaSetter &formulas, PagePictures &pictures, PageFrames *frames)
        : m_setter(formulas), m_pictures(pictures), m_frames(frames)
    {
    }

    /// A text begins: its anchors are its own.
    void beginCell() { m_renamed.clear(); }
    /// What an anchor of this cell is called in the document.
    QString anchor(const QString &name);
    void append(QByteArray &out, const QString &html);

private:
    void findAnchors(const QString &html);
    void takeTag(QByteArray &out, const render::HtmlTag &tag, QStringView raw);
    void takeImage(QByteArray &out, const render::HtmlTag &tag);
    void takeLink(QByteArray &out, const render::HtmlTag &tag, QStringView raw);
    /// How much of `rest` a diagram was; 0 for none.
    qsizetype takeDiagram(QByteArray &out, QStringView rest);
    QByteArray formula(const QString &tex, bool isDisplay);

    render::FormulaSetter &m_setter;
    PagePictures &m_pictures;
    PageFrames *m_frames;
    /// Formulas so far that define something for later ones.
    QStringList m_definitions;
    QHash<render::MathRequest, QByteArray> m_set;
    QSet<QString> m_anchors;
    QHash<QString, QString> m_renamed;
};

} // namespace quire::exporting
