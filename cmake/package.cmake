# What is installed, and the two Debian packages: rodedraad (the hub with its plugins and ready-made
# configuration) and rodedraad-dev (what the author of a plugin needs).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

if(TARGET rodedraad)
  install(TARGETS rodedraad RUNTIME DESTINATION bin COMPONENT hub)
endif()
install(DIRECTORY config/ DESTINATION share/rodedraad/config COMPONENT hub)
foreach(component hub sdk)
  set(package rodedraad)
  if(component STREQUAL sdk)
    set(package rodedraad-dev)
  endif()
  install(FILES LICENSE DESTINATION share/doc/${package} RENAME copyright COMPONENT ${component})
endforeach()

install(DIRECTORY core/sdk/include/ DESTINATION include COMPONENT sdk)
install(FILES core/sdk/plugin.map cmake/rodedraad-config.cmake
        DESTINATION lib/cmake/rodedraad COMPONENT sdk)
install(TARGETS sdk EXPORT rodedraad-sdk ARCHIVE DESTINATION lib/rodedraad COMPONENT sdk
        INCLUDES DESTINATION include)
install(EXPORT rodedraad-sdk NAMESPACE rodedraad:: DESTINATION lib/cmake/rodedraad COMPONENT sdk)
write_basic_package_version_file(rodedraad-config-version.cmake COMPATIBILITY SameMajorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/rodedraad-config-version.cmake
        DESTINATION lib/cmake/rodedraad COMPONENT sdk)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME rodedraad)
set(CPACK_PACKAGE_VENDOR "Rode Draad")
set(CPACK_PACKAGE_CONTACT "Rode Draad <beheer@rodedraad.example>")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL hub sdk)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_HUB_PACKAGE_NAME rodedraad)
set(CPACK_DEBIAN_HUB_PACKAGE_SECTION net)
set(CPACK_COMPONENT_HUB_DESCRIPTION
    "Integration hub for inburgering
 Connects the systems that a Dutch municipality uses for the Wet inburgering 2021: takes their
 messages, keeps one case for each person, and sends each partner what it may have.")
set(CPACK_DEBIAN_SDK_PACKAGE_NAME rodedraad-dev)
set(CPACK_DEBIAN_SDK_PACKAGE_SECTION libdevel)
set(CPACK_COMPONENT_SDK_DESCRIPTION
    "Headers for plugins of Rode Draad
 What the author of a transport or an adapter for the integration hub Rode Draad needs: the binary
 contract, C++ classes over it, and a CMake function that builds a plugin.")
include(CPack)
