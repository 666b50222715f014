# SPDX-License-Identifier: GPL-3.0-or-later
# Flags every target shares, through the quire_options interface target.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

option(QUIRE_TESTS "Build the tests" ON)
option(QUIRE_WERROR "Treat warnings as errors" OFF)
set(QUIRE_SANITIZE "" CACHE STRING "Sanitizers for every target, e.g. address,undefined")
option(QUIRE_COVERAGE "Instrument for coverage" OFF)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Without this, ccache passes by whatever uses a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE_PROGRAM})
endif()

add_library(quire_options INTERFACE)
target_compile_options(quire_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow $<$<NOT:$<BOOL:$<TARGET_PROPERTY:QUIRE_TEST>>>:-Wconversion> -Wold-style-cast -Woverloaded-virtual -Wnon-virtual-dtor
    # GCC 14 sees ghosts in std::expected when it optimises.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
target_compile_definitions(quire_options INTERFACE
    QT_NO_CONTEXTLESS_CONNECT QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_KEYWORDS QT_NO_FOREACH
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_DISABLE_DEPRECATED_UP_TO=0x060800 QUIRE_VERSION="${PROJECT_VERSION}")
if(QUIRE_WERROR)
    target_compile_options(quire_options INTERFACE -Werror)
endif()
if(QUIRE_SANITIZE)
    target_compile_options(quire_options INTERFACE -fsanitize=${QUIRE_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(quire_options INTERFACE -fsanitize=${QUIRE_SANITIZE})
endif()
if(QUIRE_COVERAGE)
    target_compile_options(quire_options INTERFACE --coverage)
    target_link_options(quire_options INTERFACE --coverage)
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    target_link_options(quire_options INTERFACE -fuse-ld=mold)
endif()
