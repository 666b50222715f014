// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Output.h"
#include "ui/output/OutputItem.h"
#include "ui/output/PictureLoader.h"

namespace quire::ui {

class Theme;

/// A PNG, JPEG, GIF, WebP, BMP or SVG. Takes its room at once, from what the data's head and the metadata say, and
/// shows the pixels when they are decoded.
class PictureItem : public OutputItem
{
    Q_OBJECT

public:
    /// `theme` and `loader` outlive the item. `metadata` is the output's: {"image/png": {"width": 640}}.
    PictureItem(const Theme *theme, PictureLoader *loader, notebook::MimeBundle data,
                const notebook::JsonValue &metadata, const QString &mimeType, QObject *parent = nullptr);

    int heightForWidth(int width) override;
    void paint(QPainter &painter, const QRect &clip) override;
    QString accessibleText() const override;
    void setDevicePixelRatio(qreal ratio) override;
    QList<OutputAction> actions() override;

    /// The picture as it lies in the notebook, and the ending a file of it has: "png".
    QByteArray bytes() const { return m_data.bytes(m_mimeType); }
    QString fileEnding() const;

private:
    bool isSvg() const;
    void copy() const;
    QSize shownSize(int width) const;
    const Picture *picture();
    void paintProblem(QPainter &painter, const QString &problem) const;

    const Theme *m_theme;
    PictureLoader *m_loader;
    notebook::MimeBundle m_data;
    QString m_mimeType;
    QString m_plainText;
    QSize m_naturalSize;
    QSize m_wishedSize;
    PictureLoader::Key m_key;
    int m_width = 0;
    qreal m_ratio = 1;
    QString m_problem;
};

} // namespace quire::ui
