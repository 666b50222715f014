// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"
#include "ui/shell/FilePage.h"

namespace quire::ui {

class ExportedView;
class WebPool;

/// An exported page in a tab.
class ExportedPage : public FilePage
{
    Q_OBJECT

public:
    /// `pool` outlives the page. `hasText`: it can be opened as text.
    ExportedPage(session::NotebookRef ref, session::AttachedMachine *machine, WebPool *pool, const Icons &icons,
                 bool hasText, QWidget *parent = nullptr);

    /// Goes to `anchor` and shows where `words` stand, now or when it is loaded; either may be empty.
    void showPlace(const QString &anchor, const QString &words);

Q_SIGNALS:
    /// A link to another file of this computer was followed.
    void fileWanted(const QString &file);

private:
    void buildToolbar(const Icons &icons, bool hasText);
    void addShortcuts();
    void load();
    void askAboutLink(const QUrl &url);

    ExportedView *m_view;
    QString m_anchor;
    QString m_words;
    QUrl m_link; ///< Asked about.
};

} // namespace quire::ui
