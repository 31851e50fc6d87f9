# How the folders of this project become targets. Sources are listed, never globbed.

add_library(rodedraad_flags INTERFACE)
target_compile_options(rodedraad_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -fstack-protector-strong
                       $<$<CONFIG:Release>:-fstack-clash-protection>
                       $<$<AND:$<CONFIG:Release>,$<STREQUAL:${CMAKE_SYSTEM_PROCESSOR},x86_64>>:-fcf-protection>
                       # False alarms of g++ 12: in std::string operator+ at -O2, and of strings in
                       # temporaries at -O3. What is really not initialised, clang and the
                       # sanitizers find.
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
                       $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-maybe-uninitialized>)
target_compile_definitions(rodedraad_flags INTERFACE
                           $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>
                           $<$<CONFIG:Release>:_GLIBCXX_ASSERTIONS> BOOST_DLL_USE_STD_FS)
target_link_options(rodedraad_flags INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
if(RODEDRAAD_SANITIZE)
  add_compile_options(-fsanitize=${RODEDRAAD_SANITIZE} -fno-omit-frame-pointer
                      -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${RODEDRAAD_SANITIZE})
  if(RODEDRAAD_SANITIZE MATCHES thread)
    # It knows locks and atomics, and no fences.
    add_compile_definitions(BOOST_ASIO_DISABLE_FENCED_BLOCK)
  endif()
endif()

# Tells a target that it is built with a sanitizer, which needs what a hardened process gives up. The
# compilers do not agree on a macro of their own that says so.
function(rodedraad_tell_sanitized target)
  if(RODEDRAAD_SANITIZE)
    target_compile_definitions(${target} PRIVATE RODEDRAAD_SANITIZED)
  endif()
endfunction()

# A folder of core: a static library named after the folder, whose public headers lie in include/.
# Only what is linked can be included, so the dependency rule holds at compile time.
function(rodedraad_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include>
                             PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/src)
  target_link_libraries(${name} PUBLIC ${ARG_PUBLIC}
                        PRIVATE $<BUILD_INTERFACE:rodedraad_flags> ${ARG_PRIVATE})
endfunction()

# A plugin: one shared library that exports one symbol. kind is plugins (transports) or adapters.
# FOLDER puts it elsewhere in the build and keeps it out of the package: for plugins of the tests.
function(rodedraad_plugin name kind)
  cmake_parse_arguments(ARG "" "FOLDER" "SOURCES;LINK" ${ARGN})
  set(map ${PROJECT_SOURCE_DIR}/core/sdk/plugin.map)
  add_library(${name} MODULE ${ARG_SOURCES})
  if(ARG_FOLDER)
    set(folder ${ARG_FOLDER})
  else()
    set(folder ${CMAKE_BINARY_DIR}/lib/rodedraad/${kind})
    install(TARGETS ${name} LIBRARY DESTINATION lib/rodedraad/${kind} COMPONENT hub)
    set_property(GLOBAL APPEND PROPERTY RODEDRAAD_PLUGINS ${name})
  endif()
  set_target_properties(${name} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${folder}
                        LINK_DEPENDS ${map})
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE sdk ${ARG_LINK} rodedraad_flags)
  target_link_options(${name} PRIVATE -Wl,--version-script=${map})
  if(NOT RODEDRAAD_SANITIZE)
    target_link_options(${name} PRIVATE -Wl,-z,defs)
  endif()
  # Whatever the umask says: a plugin that others can write is refused.
  add_custom_command(TARGET ${name} POST_BUILD COMMAND chmod go-w $<TARGET_FILE:${name}>)
endfunction()

# The executables that folder and the folders below it make.
function(rodedraad_executables folder result)
  set(found)
  get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL EXECUTABLE)
      list(APPEND found ${target})
    endif()
  endforeach()
  get_property(subfolders DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
  foreach(subfolder IN LISTS subfolders)
    rodedraad_executables(${subfolder} below)
    list(APPEND found ${below})
  endforeach()
  set(${result} ${found} PARENT_SCOPE)
endfunction()
