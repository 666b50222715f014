// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace quire::ui {

class OutputView;

/// The outputs of a cell for screen readers: one text that can be read by line, word and character.
class OutputAccessible : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit OutputAccessible(OutputView *view);

    void *interface_cast(QAccessible::InterfaceType type) override;
    QString text(QAccessible::Text kind) const override;
    QAccessible::State state() const override;

    int characterCount() const override { return int(whole().size()); }
    QString text(int start, int end) const override { return whole().mid(start, end - start); }
    int cursorPosition() const override { return m_cursor; }
    void setCursorPosition(int position) override { m_cursor = position; }
    void selection(int index, int *start, int *end) const override;
    int selectionCount() const override { return 0; }
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &) const override { return -1; }
    void scrollToSubstring(int, int) override {}
    QString attributes(int offset, int *start, int *end) const override;

private:
    QString whole() const;

    int m_cursor = 0;
};

} // namespace quire::ui
