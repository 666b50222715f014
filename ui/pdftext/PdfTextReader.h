// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/PdfTextPlugin.h"

#include <QObject>

namespace quire::ui {

/// The plug-in.
class PdfTextReader : public QObject, public PdfTextPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "app.quire.PdfTextPlugin/1")
    Q_INTERFACES(quire::ui::PdfTextPlugin)

public:
    QStringList pages(const QByteArray &bytes, int most) override;
};

} // namespace quire::ui
