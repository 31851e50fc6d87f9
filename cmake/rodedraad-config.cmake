# For authors of plugins:
#
#   find_package(rodedraad 0.1 REQUIRED)
#   rodedraad_add_plugin(my_adapter my_adapter.cpp)
#
# makes my_adapter.so, which exports nothing but the entry symbol of the plugin contract.
include(${CMAKE_CURRENT_LIST_DIR}/rodedraad-sdk.cmake)

set(RODEDRAAD_PLUGIN_MAP ${CMAKE_CURRENT_LIST_DIR}/plugin.map)

function(rodedraad_add_plugin name)
  add_library(${name} MODULE ${ARGN})
  set_target_properties(${name} PROPERTIES PREFIX "" LINK_DEPENDS ${RODEDRAAD_PLUGIN_MAP})
  target_compile_features(${name} PRIVATE cxx_std_20)
  target_link_libraries(${name} PRIVATE rodedraad::sdk)
  target_link_options(${name} PRIVATE -Wl,--version-script=${RODEDRAAD_PLUGIN_MAP} -Wl,-z,defs)
endfunction()
