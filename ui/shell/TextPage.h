// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/TextFile.h"
#include "ui/shell/FilePage.h"
#include "ui/shell/FilePages.h"

#include <memory>

class QLabel;

namespace quire::ui {

class CodeEditor;
class Icons;
struct Services;
class Syntax;
class TextFindBar;
class TextStatusRow;
class Theme;

/// A text file of any language in a tab: joins a session::TextFile to an editor.
class TextPage : public FilePage
{
    Q_OBJECT

public:
    /// All but `file` outlive the page.
    TextPage(session::AttachedMachine *machine, std::unique_ptr<session::TextFile> file, const Theme *theme,
             Syntax *syntax, const Icons &icons, QWidget *parent = nullptr);
    ~TextPage() override;

    /// What makes these pages for any text.
    static FilePages::Kind kind(const Services &services);

    CodeEditor *editor() const override { return m_editor; }
    void setKeymap(const Keymap &keymap) override;
    session::TextFile *file() const { return m_file.get(); }
    bool hasUnsavedWork() const override { return m_file->isModified(); }
    Reply<void> save() override;
    void showLine(int line) override;
    void moveTo(const session::NotebookRef &ref) override;
    void abandonChanges() override { m_file->abandonChanges(); }

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectFile();
    void connectEditor();
    void connectRow();
    void load();
    void adopt(const QString &text);
    void changeLineEnds(session::LineEnd lineEnd);
    void showIndentation();
    void showPlace();
    void showState();
    bool performKey(const QKeyEvent &event, bool isTrial);

    std::unique_ptr<session::TextFile> m_file;
    Syntax *m_syntax;
    QLabel *m_loading;
    CodeEditor *m_editor;
    TextFindBar *m_find;
    TextStatusRow *m_row;
    int m_lineToShow = 0;
};

} // namespace quire::ui
