// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/Icons.h"

#include "ui/kit/Theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace quire::ui {

namespace {

using namespace Qt::StringLiterals;

/// Paints one SVG as a stencil for a colour of the theme.
class StencilEngine : public QIconEngine
{
public:
    StencilEngine(const Theme *theme, QString path, Icons::Tint tint)
        : m_theme(theme), m_path(std::move(path)), m_tint(tint)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size(), mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    /// `wanted` is in device-independent pixels since Qt 6.8.
    QPixmap scaledPixmap(const QSize &wanted, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const QSize size = wanted * scale;
        const QColor color = colorFor(mode);
        const QString key =
            u"quire-icon:%1:%2x%3:%4"_s.arg(m_path).arg(size.width()).arg(size.height()).arg(color.rgba());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = stencil(size, color);
            QPixmapCache::insert(key, pixmap);
        }
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QIconEngine *clone() const override { return new StencilEngine(m_theme, m_path, m_tint); }
    QString key() const override { return u"quire-stencil"_s; }
    bool isNull() override { return false; }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled) {
            QColor color = m_theme->color(Theme::Role::MutedText);
            color.setAlphaF(0.5F);
            return color;
        }
        if (mode == QIcon::Selected) {
            return QGuiApplication::palette().color(QPalette::HighlightedText); // As views draw the text beside it.
        }
        switch (m_tint) {
        case Icons::Tint::Muted:
            return m_theme->color(Theme::Role::MutedText);
        case Icons::Tint::Accent:
            return m_theme->color(Theme::Role::Accent);
        case Icons::Tint::Error:
            return m_theme->color(Theme::Role::Error);
        case Icons::Tint::Text:
            break;
        }
        return m_theme->color(Theme::Role::Text);
    }

    QPixmap stencil(const QSize &size, const QColor &color) const
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer renderer(m_path);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), color);
        return pixmap;
    }

    const Theme *m_theme;
    QString m_path;
    Icons::Tint m_tint;
};

} // namespace

QIcon Icons::icon(const QString &name, Tint tint) const
{
    const QString path = u":/icons/%1.svg"_s.arg(name);
    return QFile::exists(path) ? QIcon(new StencilEngine(m_theme, path, tint)) : QIcon();
}

} // namespace quire::ui
