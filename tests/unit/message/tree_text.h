#pragma once

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include "rodedraad/message/tree.h"

namespace rodedraad::message {

/// The tree as XML on one line, to compare.
inline std::string tree_text(const Tree& tree) {
  std::ostringstream out;
  tree.root().print(out, "", pugi::format_raw);
  return out.str();
}

inline std::string tree_text(const Parsed& parsed) {
  return parsed ? tree_text(*parsed) : "refused: " + parsed.error().text;
}

inline std::string error_text(const Parsed& parsed) {
  return parsed ? "accepted" : parsed.error().text;
}

/// "line:column" of the error.
inline std::string error_place(const Parsed& parsed) {
  if (parsed) return "accepted";
  return std::to_string(parsed.error().line) + ":" + std::to_string(parsed.error().column);
}

inline std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

inline std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace rodedraad::message
