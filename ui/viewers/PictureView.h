// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "ui/kit/Icons.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QAction;
class QBuffer;
class QLabel;
class QMovie;
class QToolBar;

namespace quire::ui {

class PictureCanvas;
class Theme;

/// A picture with what one does to it: magnify, turn, copy. Decoding happens on a worker; drawings (SVG) are drawn anew
/// for each scale; what moves can be stopped.
class PictureView : public QWidget
{
    Q_OBJECT

public:
    /// `theme` outlives the view.
    PictureView(const Theme *theme, const Icons &icons, QWidget *parent = nullptr);
    ~PictureView() override;

    /// Reads a file; the Reply is there when it is shown. Errors: File, Unsupported.
    Reply<void> load(QString file);
    PictureCanvas *canvas() const { return m_canvas; }
    /// The file, once it is loaded.
    const QByteArray &bytes() const { return m_bytes; }
    /// Behind those there are.
    void addButton(const QIcon &icon, const QString &id, const QString &name, std::function<void()> run);

private:
    void buildToolbar(const Icons &icons);
    void showState();
    void redraw();
    void startMovie();
    void copy();

    QToolBar *m_toolbar;
    QLabel *m_state;
    PictureCanvas *m_canvas;
    QAction *m_play = nullptr;
    QAction *m_gap = nullptr; ///< Buttons are before it.
    QTimer m_redraw;
    QByteArray m_bytes;
    QSize m_size;
    bool m_isSvg = false;
    std::unique_ptr<QBuffer> m_movieBytes;
    std::unique_ptr<QMovie> m_movie;
};

} // namespace quire::ui
