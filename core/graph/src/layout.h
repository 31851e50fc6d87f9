#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/graph/drawing.h"

/// Where everything stands in the picture: per rule one row, so that no arrows cross. A cause that
/// wakes several rules stands before each of them.
namespace rodedraad::graph {

struct Box {
  const Node* node = nullptr;
  int x = 0, y = 0, width = 0, height = 0;
  std::vector<std::string> title;               ///< wrapped
  std::vector<std::vector<std::string>> items;  ///< each wrapped
};

struct Arrow {
  int x1 = 0, y1 = 0, x2 = 0, y2 = 0;
  bool down = false;  ///< from a box to the one below it
};

struct Picture {
  std::vector<Box> boxes;
  std::vector<Arrow> arrows;
  int height = 0;
};

/// The columns: their left edge, width and heading.
struct Column {
  int x, width;
  std::string_view heading;
};
inline constexpr Column kColumns[] = {
    {20, 260, "Aanleiding"}, {340, 260, "Regel"}, {660, 300, "Gevolg"}, {1020, 260, "Daarna"}};
inline constexpr int kWidth = 1300;
inline constexpr int kKindHeight = 15, kTitleHeight = 17, kLineHeight = 15, kPadding = 8;
inline constexpr int kItemGap = 4;  // above each item

/// The rows of a drawing, from \p top down. The boxes point into \p drawing.
Picture lay_out(const Drawing& drawing, int top);

/// \p text in lines of at most \p width characters (UTF-8), broken at spaces; a longer word after a
/// point, slash or hyphen, or else anywhere.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace rodedraad::graph
