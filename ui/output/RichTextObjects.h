// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/FormulaPlace.h"
#include "ui/output/PictureLoader.h"

#include <QObject>
#include <QTextObjectInterface>

class QTextImageFormat;

namespace quire::render {
struct MathDrawing;
} // namespace quire::render

namespace quire::ui {

class TextFormulas;
class TextPictures;
class Theme;

/// Sizes and paints what an <img> of a text stands for: pictures, formulas, boxes of tasks, icons of alerts
/// (render::ObjectNames).
class RichTextObjects : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    /// All outlive this.
    RichTextObjects(const Theme *theme, PictureLoader *loader, TextFormulas *formulas, TextPictures *pictures,
                    QObject *parent = nullptr);

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &place, QTextDocument *document, int position,
                    const QTextFormat &format) override;

    /// Plain text, empty for none: what is wrong with a formula, what a picture shows and why it does not.
    QString toolTip(const QTextImageFormat &image);

Q_SIGNALS:
    /// A formula was painted that had not been before.
    void repaintWanted();

private:
    /// Where a formula goes: its size, and how far below the baseline it reaches.
    struct Setting
    {
        const render::Formula *formula = nullptr;
        render::FormulaPlace place; ///< Its em is 0 where the source is shown in place of the formula.
        QString source;
        QSizeF size;
        double depth = 0;
    };

    Setting settingOf(const QString &name, QTextDocument *document, int position, const QTextFormat &format);
    void drawFormula(QPainter *painter, const QRectF &place, const Setting &setting, const QColor &color);
    void drawDrawing(QPainter *painter, const QPointF &baseline, const render::MathDrawing &drawing, double em,
                     const QColor &color);
    void drawAlert(QPainter *painter, const QRectF &place, const QString &kind, const QColor &color);
    QSizeF pictureSize(const QTextImageFormat &image, const QTextDocument *document);
    void drawPicture(QPainter *painter, const QRectF &place, const QTextImageFormat &image);
    /// Stands where the picture would; empty when the picture is shown.
    QString pictureWords(const QTextImageFormat &image);

    const Theme *m_theme;
    PictureLoader *m_loader;
    TextFormulas *m_formulas;
    TextPictures *m_pictures;
    QSet<PictureLoader::Key> m_painting; ///< Formulas on their way to pixels.
};

} // namespace quire::ui
