// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QRectF>
#include <QString>

namespace quire::exporting {

/// What a painted document has beyond its pages' paint: pages from 0, places in pixels from the page's top left corner.
struct PdfMarks
{
    struct Place
    {
        int page = 0;
        double y = 0;
    };
    /// `target`: an address, or '#' and an anchor with what tells its text apart.
    struct Link
    {
        int page = 0;
        QRectF place;
        QString target;
    };
    /// A page of another PDF, put in as the drawing it is.
    struct Inset
    {
        int page = 0;
        QRectF place;
        QByteArray pdf;
        int pdfPage = 0;
    };

    /// By name, and by what tells its text apart and the name ("3:Results").
    QHash<QString, Place> anchors;
    QList<Link> links;
    QList<Inset> insets;
};

/// A line of the outline.
struct PdfHeading
{
    int level = 1;
    QString text;
    QString anchor;
};

} // namespace quire::exporting
