// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>
#include <QtPlugin>

namespace quire::ui {

/// The border to the plug-in that reads the text of PDF files: Qt's part for them would cost the program's start.
class PdfTextPlugin
{
public:
    virtual ~PdfTextPlugin() = default;

    /// The first `most` pages; empty when the file is damaged or locked. For any thread.
    virtual QStringList pages(const QByteArray &bytes, int most) = 0;
};

} // namespace quire::ui

Q_DECLARE_INTERFACE(quire::ui::PdfTextPlugin, "app.quire.PdfTextPlugin/1")
