// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"
#include "ui/terminal/TerminalColors.h"
#include "ui/terminal/TerminalGuard.h"

#include <QStringDecoder>
#include <QTimer>
#include <QWidget>

class QTermWidget;

namespace quire::ui {

class TerminalFeed;
class TerminalKeys;
class Theme;

/// The screen of a terminal whose program runs elsewhere: shows what that prints, tells what is typed.
class TerminalView : public QWidget
{
    Q_OBJECT

public:
    /// Lines that can be scrolled back to.
    static constexpr int scrollback = 10'000;

    /// `theme` outlives the view.
    TerminalView(const Theme *theme, const Icons &icons, QWidget *parent = nullptr);
    ~TerminalView() override;

    /// Shows output. `isRepeated`: of before; what it asks the terminal is not answered again.
    void print(const QString &text, bool isRepeated = false);
    /// An empty screen in its first state, nothing to scroll back to.
    void restart();
    /// In characters.
    QSize columnsAndRows() const;
    /// What can be read and scrolled back to.
    QString text() const;
    QString selectedText() const;
    /// Bytes of output left out because they came faster than they could be shown.
    qint64 skipped() const;
    /// The page of the web at a place of the screen, counted from 0; empty where there is none.
    QUrl linkAt(int row, int column) const;

    void copy();
    /// Asks with severalLinesPasted() first when a program would take each line as a command.
    void paste();
    /// Types `text` without asking.
    void insert(QString text);
    void showSearch();
    /// Empties screen and scrollback; the program is asked to draw its line anew.
    void clear();

Q_SIGNALS:
    /// To be sent to the program.
    void typed(const QString &text);
    void resized(QSize columnsAndRows);
    /// Cleaned; empty for none.
    void titleChanged(const QString &title);
    /// A web address the person wants to see.
    void linkActivated(const QUrl &link);
    void severalLinesPasted(const QString &text);
    /// The person wants out with the keyboard.
    void leaveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildKeys();
    void dressSearch(const Icons &icons);
    void nameSearch();
    void showMenu(const QPoint &globalPosition);
    void applyTheme();
    void handleKeys(const char *bytes, int length);
    void noteSize();
    void pasteText(QString text);
    QWidget *screen() const;

    const Theme *m_theme;
    TerminalColors m_colors;
    TerminalGuard m_guard;
    QTermWidget *m_terminal;
    TerminalFeed *m_feed;
    TerminalKeys *m_keys;
    QStringDecoder m_decoder{QStringDecoder::Utf8};
    QTimer m_resized;
    QSize m_size;
};

} // namespace quire::ui
