// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"
#include "ui/shell/FilePage.h"

namespace quire::ui {

class DelimitedView;

/// A CSV or TSV file as a table, to be read.
class TablePage : public FilePage
{
    Q_OBJECT

public:
    /// `hasText`: the file can also be opened as text.
    TablePage(session::NotebookRef ref, session::AttachedMachine *machine, const Icons &icons, bool hasText,
              QWidget *parent = nullptr);

    QString iconName() const override { return QStringLiteral("table"); }

private:
    void load();

    DelimitedView *m_view;
};

} // namespace quire::ui
