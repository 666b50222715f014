// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"

#include <QScrollArea>

#include <memory>

namespace quire::notebook {
class Document;
}

namespace quire::ui {

class CellContent;
class OutputView;
class Syntax;
class Theme;
struct CellServices;

/// The outputs of one cell once more, outside of the notebook: what the cell puts out is shown here too, as it comes.
class OutputMirror : public QScrollArea
{
    Q_OBJECT

public:
    /// `theme` and `syntax` outlive it; the document may go first.
    OutputMirror(const Theme *theme, Syntax *syntax, notebook::Document *document, const notebook::CellId &cell,
                 QWidget *parent = nullptr);
    ~OutputMirror() override;

    const notebook::CellId &cell() const { return m_cell; }
    OutputView *view() const { return m_view; }

Q_SIGNALS:
    void linkActivated(const QString &address);
    /// The cell is there no more, or is again.
    void presenceChanged(bool isThere);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow(notebook::Document *document);
    void rebuild();
    void fit();

    notebook::Document *m_document = nullptr;
    notebook::CellId m_cell;
    std::unique_ptr<CellServices> m_services;
    std::unique_ptr<CellContent> m_content;
    OutputView *m_view;
};

} // namespace quire::ui
