// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace quire::render {

class HiddenPieces;

/// GitHub's alerts: a quotation that begins with a line [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]. As
/// there, one inside another quotation is none.
class Alerts
{
    Q_DECLARE_TR_FUNCTIONS(quire::render::Alerts)

public:
    /// Turns them into boxes: a table of the class "alert-note" (and so on) around a title of that class with an icon,
    /// and the text. `html` is md4c's; what is put in comes as marks of `hidden`.
    static void mark(QString &html, HiddenPieces &hidden);

private:
    static QString titleOf(const QString &kind);
    static QString headOf(const QString &kind);
};

} // namespace quire::render
