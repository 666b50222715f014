// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/RichContent.h"

#include <QObject>
#include <QRect>
#include <QSet>
#include <QString>

#include <memory>
#include <optional>

class QPainter;
class QTextCursor;

namespace quire::render {
class RichTextDocument;
}

namespace quire::ui {

class PictureLoader;
class RichTextObjects;
class TextFormulas;
class TextPictures;
class Theme;

/// Safe HTML laid out natively: rendered Markdown and LaTeX. Formulas and pictures arrive when they are ready; what the
/// text folds (<details>) it folds itself. The HTML must come from render::Markdown, render::latexToHtml or
/// render::HtmlSanitiser.
class RichText : public QObject
{
    Q_OBJECT

public:
    /// `theme` and `pictures` outlive the text.
    RichText(const Theme *theme, PictureLoader *pictures, const RichContent &content = {}, QObject *parent = nullptr);
    ~RichText() override;

    /// Formulas of earlier texts that define something for this one; counts with the next setHtml().
    void setDefinitions(const QStringList &definitions);
    /// Gives the bytes of an attachment, called on a worker; empty for none.
    void setAttachments(std::function<QByteArray(const QString &name)> attachments);
    void setHtml(const QString &html);
    bool hasFormulas() const;

    int heightForWidth(int width);
    void paint(QPainter &painter, const QRect &clip);
    /// Without markup; formulas as TeX.
    QString plainText() const;

    QString linkAt(const QPoint &point) const;
    /// Plain text: where a link leads, what is wrong with a formula, what a picture shows. Empty for nothing.
    QString toolTipAt(const QPoint &point) const;
    /// The task whose box is there.
    std::optional<int> taskAt(const QPoint &point) const;
    /// Whether a click there does something that is the text's own affair: folding, loading a picture.
    bool isActiveAt(const QPoint &point) const;
    /// Does it.
    void activate(const QPoint &point);
    /// Where a heading or footnote of this anchor begins, in pixels from the top.
    std::optional<int> anchorTop(const QString &name) const;

    void beginSelection(const QPoint &point);
    void extendSelection(const QPoint &point);
    void selectWord(const QPoint &point);
    void selectAll();
    void clearSelection();
    QString selectedText() const;

Q_SIGNALS:
    void changed();

private:
    void applyTheme();
    void layOutAgain();
    QString styleSheet() const;
    int positionAt(const QPoint &point) const;
    QString imageAt(const QPoint &point) const;

    const Theme *m_theme;
    std::unique_ptr<TextFormulas> m_formulas;
    std::unique_ptr<TextPictures> m_pictures;
    std::unique_ptr<RichTextObjects> m_objects;
    std::unique_ptr<render::RichTextDocument> m_document;
    std::unique_ptr<QTextCursor> m_selection;
    QString m_html;
    QSet<int> m_folded; ///< Opened or closed by hand.
    bool m_layoutPending = false;
};

} // namespace quire::ui
