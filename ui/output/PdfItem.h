// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Output.h"
#include "ui/output/OutputItem.h"
#include "ui/output/PdfDecoder.h"
#include "ui/output/PictureLoader.h"

namespace quire::ui {

class Theme;

/// The pages of a PDF, below each other. Only those on the screen are drawn, on workers.
class PdfItem : public OutputItem
{
    Q_OBJECT

public:
    /// `theme` and `loader` outlive the item.
    PdfItem(const Theme *theme, PictureLoader *loader, notebook::MimeBundle data, QObject *parent = nullptr);

    int heightForWidth(int width) override;
    void paint(QPainter &painter, const QRect &clip) override;
    QString accessibleText() const override;
    bool scrollsWhenTall() const override { return true; }
    void setDevicePixelRatio(qreal ratio) override { m_ratio = ratio; }

    /// The file as it lies in the notebook; decoded each time.
    QByteArray bytes() const;

private:
    void takeOutline(const PdfDecoder::Outline &outline);
    QSize shownSize(qsizetype page) const;
    void paintPage(QPainter &painter, int page, const QRect &place);
    QString remark() const;

    const Theme *m_theme;
    PictureLoader *m_loader;
    notebook::MimeBundle m_data;
    PdfDecoder::Outline m_outline;
    quint64 m_content;
    QSet<PictureLoader::Key> m_awaited;
    bool m_isKnown = false;
    int m_width = 0;
    qreal m_ratio = 1;
};

} // namespace quire::ui
