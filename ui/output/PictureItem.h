// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Output.h"
#include "ui/output/InteractiveItem.h"
#include "ui/output/PictureAnimation.h"
#include "ui/output/PictureLoader.h"

#include <memory>

namespace quire::ui {

class Theme;

/// A PNG, JPEG, GIF, WebP, BMP or SVG. Takes its room at once, from what the data's head and the metadata say, and
/// shows the pixels when they are decoded. Those that move stop and go on by a click, Space and Escape.
class PictureItem : public InteractiveItem
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

    void setActive(bool active) override { m_isActive = active; }
    void mouse(Mouse action, const QPoint &point, Qt::KeyboardModifiers modifiers) override;
    Qt::CursorShape cursorAt(const QPoint &point) const override;
    bool takesKey(const QKeyEvent &key) const override;
    void press(const QKeyEvent &key) override;
    bool scrollBy(const QPoint &) override { return false; }
    QString toolTipAt(const QPoint &point) const override;
    QRect focusRect() const override { return {QPoint(), shownSize(m_width)}; }
    /// Null for a picture that does not move.
    const PictureAnimation *animation() const { return m_animation.get(); }

    /// The picture as it lies in the notebook, and the ending a file of it has: "png".
    QByteArray bytes() const { return m_data.bytes(m_mimeType); }
    QString fileEnding() const;

private:
    /// What lies under what is transparent.
    enum class Ground { Automatic, Page, Light, Dark };

    bool isSvg() const;
    void readMetadata(const notebook::JsonValue &metadata);
    void paintGround(QPainter &painter, const QRect &area, const render::Picture &picture) const;
    void paintPlayMark(QPainter &painter, const QRect &area) const;
    Ground shownGround(const render::Picture &picture) const;
    void copy() const;
    QSize shownSize(int width) const;
    const render::Picture *picture();
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
    Ground m_ground = Ground::Automatic;
    bool m_isActive = false;
    std::unique_ptr<PictureAnimation> m_animation;
};

} // namespace quire::ui
