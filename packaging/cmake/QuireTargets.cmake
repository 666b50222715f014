# SPDX-License-Identifier: GPL-3.0-or-later
# One folder, one library, one declared list of what it may use.

# Nine tenths of the time to compile a source is reading Qt's headers, so they are read once for each of the four kinds
# of target. Only outside headers stand here; the tidy preset compiles without, which keeps every #include honest.
set(core_headers <QObject> <QCoreApplication> <QFuture> <QFutureWatcher> <QJsonObject> <QList> <QHash> <QTimer> <QUrl>
    <QFile> <QDir> <QDateTime> <QPointer> <QLoggingCategory> <QtConcurrentRun>
    <algorithm> <chrono> <expected> <functional> <memory> <optional> <ranges> <vector> <coroutine>)
set(widget_headers <QApplication> <QWidget> <QPainter> <QBoxLayout> <QLabel> <QMenu> <QAction> <QToolButton> <QLineEdit>
    <QKeyEvent> <QScrollBar>)
set(test_headers <QTest> <QSignalSpy> <QTemporaryDir> <QRandomGenerator>)

function(quire_precompile name)
    cmake_parse_arguments(arg "" "" "HEADERS;LINKS" ${ARGN})
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${name}.cpp CONTENT "")
    add_library(${name} OBJECT ${CMAKE_BINARY_DIR}/${name}.cpp)
    target_link_libraries(${name} PRIVATE quire_options ${arg_LINKS})
    target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()

quire_precompile(quire_precompiled_app HEADERS ${core_headers} LINKS Qt6::Concurrent)
quire_precompile(quire_precompiled_ui HEADERS ${core_headers} ${widget_headers} LINKS Qt6::Concurrent Qt6::Widgets)
if(QUIRE_TESTS)
    # It tells each test its own folder (QFINDTESTDATA, not used here), which would make every test's headers differ.
    set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
    # QTest reads more headers for each Qt library it sees, so all tests of a layer see the same.
    set(app_test_links Qt6::Test Qt6::Concurrent Qt6::Network Qt6::Gui)
    set(ui_test_links ${app_test_links} Qt6::Widgets)
    quire_precompile(quire_precompiled_app_tests HEADERS ${core_headers} ${test_headers} LINKS ${app_test_links})
    quire_precompile(quire_precompiled_ui_tests HEADERS ${core_headers} ${widget_headers} ${test_headers} LINKS ${ui_test_links})
endif()

# quire_add_library(NAME SOURCES file… [DEPENDS quire-library…] [LINKS outside-target…])
#
# Called from app/NAME or ui/NAME. The library's headers are included as "NAME/File.h" (app) or "ui/NAME/File.h",
# and only by those that declare it: each library exports an include folder with nothing but itself in it.
# A ui library is named in DEPENDS as ui/NAME.
function(quire_add_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;LINKS" ${ARGN})
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR PARENT_PATH parent)
    cmake_path(GET parent FILENAME layer)
    set(include_root ${CMAKE_BINARY_DIR}/include/${layer}_${name})
    if(layer STREQUAL ui)
        set(target quire_ui_${name})
        set(link ${include_root}/ui/${name})
    else()
        set(target quire_${name})
        set(link ${include_root}/${name})
    endif()
    cmake_path(GET link PARENT_PATH link_parent)
    file(MAKE_DIRECTORY ${link_parent})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${link} SYMBOLIC)

    add_library(${target} STATIC ${arg_SOURCES})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_precompile_headers(${target} REUSE_FROM quire_precompiled_${layer})
    target_include_directories(${target} PUBLIC ${include_root})
    target_link_libraries(${target} PRIVATE quire_options PUBLIC Qt6::Core ${arg_LINKS})
    foreach(dependency IN LISTS arg_DEPENDS)
        string(REPLACE "/" "_" dependency ${dependency})
        target_link_libraries(${target} PUBLIC quire_${dependency})
    endforeach()
    set_property(GLOBAL APPEND PROPERTY QUIRE_LIBRARY_TARGETS ${target})
    set_property(GLOBAL APPEND PROPERTY QUIRE_DECLARED_DEPENDENCIES "${layer}/${name}:${arg_DEPENDS}")
endfunction()

# quire_add_module(NAME SOURCES file… [DEPENDS quire-library…] [LINKS outside-target…])
#
# A plug-in made of ui/NAME that the program loads when it needs it. Of the libraries it names it sees the headers only:
# the program has their code already. Lies in LIBDIR/quire beside the folder of the program, built as installed.
function(quire_add_module name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;LINKS" ${ARGN})
    set(include_root ${CMAKE_BINARY_DIR}/include/ui_${name})
    file(MAKE_DIRECTORY ${include_root}/ui)
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${include_root}/ui/${name} SYMBOLIC)
    set(target quire_ui_${name})
    add_library(${target} MODULE ${arg_SOURCES})
    set_target_properties(${target} PROPERTIES AUTOMOC ON PREFIX "" OUTPUT_NAME quire-${name}
        CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
        LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/${CMAKE_INSTALL_LIBDIR}/quire)
    target_include_directories(${target} PRIVATE ${include_root})
    target_link_libraries(${target} PRIVATE quire_options Qt6::Core ${arg_LINKS})
    foreach(dependency IN LISTS arg_DEPENDS)
        if(NOT dependency MATCHES "/")
            set(dependency app/${dependency})
        endif()
        string(REPLACE "/" "_" dependency ${dependency})
        target_include_directories(${target} PRIVATE ${CMAKE_BINARY_DIR}/include/${dependency})
    endforeach()
    install(TARGETS ${target} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/quire)
endfunction()

# quire_add_test(tst_Class LABEL unit|integration|gui|journey [DEPENDS quire-library…] [SOURCES more…] [TIMEOUT s])
#
# Builds tst_Class.cpp of the current folder. Labels choose where it runs: unit tests also run under sanitizers.
function(quire_add_test name)
    cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "DEPENDS;SOURCES" ${ARGN})
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON UNITY_BUILD OFF QUIRE_TEST ON # QTRY_COMPARE does not pass -Wconversion
        RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    set(layer app)
    if(arg_DEPENDS MATCHES "ui/")
        set(layer ui)
    endif()
    target_precompile_headers(${name} REUSE_FROM quire_precompiled_${layer}_tests)
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON) # empty: each test includes its own moc
    target_link_libraries(${name} PRIVATE quire_options ${${layer}_test_links})
    foreach(dependency IN LISTS arg_DEPENDS)
        string(REPLACE "/" "_" dependency ${dependency})
        target_link_libraries(${name} PRIVATE quire_${dependency})
    endforeach()
    target_compile_definitions(${name} PRIVATE QUIRE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" QUIRE_BINARY_DIR="${CMAKE_BINARY_DIR}")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set(home ${CMAKE_BINARY_DIR}/test-home/${name})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT} ENVIRONMENT
        "QT_QPA_PLATFORM=offscreen;XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_CACHE_HOME=${home}/cache;XDG_STATE_HOME=${home}/state;JUPYTER_CONFIG_DIR=${home}/jupyter;JUPYTER_DATA_DIR=${home}/jupyter-data;JUPYTER_RUNTIME_DIR=${home}/jupyter-runtime;IPYTHONDIR=${home}/ipython;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0;UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp")
    if(arg_LABEL STREQUAL journey)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON) # as a person does: one program, one machine
    endif()
    if(arg_LABEL STREQUAL unit)
        add_dependencies(unit_tests ${name})
    endif()
endfunction()
