// SPDX-License-Identifier: GPL-3.0-or-later
#include "FilesBench.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures transfers and sync on loopback beside curl, rsync and rclone."_s);
    parser.addHelpOption();
    parser.addOptions({{u"only"_s, u"Metrics that begin so; may be given several times."_s, u"NAME"_s},
                       {u"mb"_s, u"Size of the large file."_s, u"MB"_s, u"512"_s},
                       {u"small"_s, u"How many small files."_s, u"N"_s, u"2000"_s},
                       {u"many"_s, u"How many files in the folder that is listed."_s, u"N"_s, u"10000"_s},
                       {u"runs"_s, u"Of each; the median counts."_s, u"N"_s, u"3"_s}});
    parser.process(application);
    quire::testing::FilesBench bench({.megabytes = parser.value(u"mb"_s).toInt(),
                                      .small = parser.value(u"small"_s).toInt(),
                                      .many = parser.value(u"many"_s).toInt(),
                                      .runs = parser.value(u"runs"_s).toInt(),
                                      .only = parser.values(u"only"_s)});
    return bench.run() ? 0 : 1;
}
