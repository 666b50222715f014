// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/pdf/PdfPictures.h"
#include "render/Formula.h"
#include "render/FormulaPlace.h"

#include <QObject>
#include <QTextObjectInterface>

#include <functional>

class QTextImageFormat;

namespace quire::exporting {

struct PdfLook;

using SetFormula = std::function<render::Formula(const render::MathRequest &request)>;

/// Sizes and paints what an <img> of a text stands for, at once and as vectors: pictures, formulas, boxes of tasks,
/// icons of alerts (render::ObjectNames). Under each formula lies its source, unseen, to be searched for and copied.
class PdfRichObjects : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    /// All but the pictures outlive it. `largest`: what an object may take; `remarks`: translated sentences on what
    /// cannot be shown are added to it.
    PdfRichObjects(const PdfLook &look, const SetFormula &setFormula, PdfPictures pictures, const QSizeF &largest,
                   QStringList &remarks);

    /// The text that is laid out next; `definitions` of texts before it.
    void setHtml(const QString &html, const QStringList &definitions);
    double pageHeight() const { return m_largest.height(); }

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &place, QTextDocument *document, int position,
                    const QTextFormat &format) override;

private:
    struct Setting
    {
        render::FormulaPlace place; ///< Its em is 0 where the source is shown in place of the formula.
        QString source;
        QSizeF size;
        double depth = 0;
    };

    const render::Formula &formula(const QString &name);
    Setting settingOf(const QString &name, QTextDocument *document, int position, const QTextFormat &format);
    void drawFormula(QPainter &painter, const QRectF &place, const QString &name, const Setting &setting,
                     const QColor &color);
    void drawSource(QPainter &painter, const QRectF &place, const QString &source) const;
    QString pictureWords(const QTextImageFormat &image);
    QSizeF pictureSize(const QTextImageFormat &image, double available);
    void drawPicture(QPainter &painter, const QRectF &place, const QTextImageFormat &image);

    const PdfLook &m_look;
    const SetFormula &m_setFormula;
    PdfPictures m_pictures;
    QSizeF m_largest;
    QHash<QString, render::MathRequest> m_requests;
    QHash<QString, render::Formula> m_formulas;
    QStringList &m_remarks;
};

} // namespace quire::exporting
