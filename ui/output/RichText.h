// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRect>
#include <QString>

#include <memory>

class QPainter;
class QTextCursor;

namespace quire::ui {

class PictureLoader;
class RichTextDocument;
class Theme;

/// Safe HTML laid out natively: rendered Markdown. Loads nothing from anywhere; pictures in data: addresses are decoded
/// on a worker. The HTML must come from render::Markdown or render::HtmlSanitiser.
class RichText : public QObject
{
    Q_OBJECT

public:
    /// `theme` and `pictures` outlive the text.
    RichText(const Theme *theme, PictureLoader *pictures, QObject *parent = nullptr);
    ~RichText() override;

    void setHtml(const QString &html);
    int heightForWidth(int width);
    void paint(QPainter &painter, const QRect &clip);
    /// Without markup.
    QString plainText() const;

    QString linkAt(const QPoint &point) const;
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
    QString styleSheet() const;
    int positionAt(const QPoint &point) const;

    const Theme *m_theme;
    std::unique_ptr<RichTextDocument> m_document;
    std::unique_ptr<QTextCursor> m_selection;
    QString m_html;
};

} // namespace quire::ui
