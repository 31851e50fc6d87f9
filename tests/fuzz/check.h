#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include "rodedraad/message/tree.h"

namespace rodedraad::fuzz {

/// Stops the fuzzer with this input when a promise is broken.
inline void check(bool promise) {
  if (!promise) std::abort();
}

inline std::string_view view(const unsigned char* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// What holds for every node of every tree.
struct SoundTree : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    check(message::is_utf8(node.name()) && message::is_utf8(node.value()));
    for (const pugi::xml_attribute attribute : node.attributes()) {
      check(message::is_utf8(attribute.name()) && message::is_utf8(attribute.value()));
    }
    check(static_cast<std::size_t>(depth()) <= message::Limits{}.depth + 1);
    return true;
  }
};

inline void check_parsed(const message::Parsed& parsed) {
  if (parsed) {
    SoundTree sound;
    pugi::xml_node root = parsed->root();
    check(!root.empty() && root.traverse(sound));
    check(message::is_utf8(message::place(root.last_child())));
  } else {
    const message::ParseError& error = parsed.error();
    check(error.line >= 1 && error.column >= 1 && !error.text.empty());
  }
}

}  // namespace rodedraad::fuzz
