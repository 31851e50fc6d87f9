#include "layout.h"

#include <algorithm>

namespace rodedraad::graph {

namespace {

constexpr int kGap = 14;       // between boxes of one column
constexpr int kRowGap = 34;    // between rules
constexpr int kTitleChar = 8;  // generous widths of a character, in pixels
constexpr int kLineChar = 7;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

/// The bytes of the first \p count characters.
std::size_t bytes_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count > 0) {
    ++at;
    while (at < text.size() && continues(text[at])) ++at;
    --count;
  }
  return at;
}

/// Where to break a word that is too long.
std::size_t break_of(std::string_view word, std::size_t width) {
  const auto most = bytes_of(word, width);
  const auto good = word.substr(0, most).find_last_of("./-");
  return good == std::string_view::npos || good == 0 ? most : good + 1;
}

using Stack = std::vector<Box>;

Box box_of(const Node& node, int column) {
  Box box;
  box.node = &node;
  box.x = kColumns[column].x;
  box.width = kColumns[column].width;
  const int room = box.width - 2 * kPadding;
  box.title = wrap(node.title, static_cast<std::size_t>(room / kTitleChar));
  box.height = 2 * kPadding + kKindHeight + kTitleHeight * static_cast<int>(box.title.size());
  for (const auto& line : node.lines) {
    box.items.push_back(wrap(line, static_cast<std::size_t>(room / kLineChar)));
    box.height += kItemGap + kLineHeight * static_cast<int>(box.items.back().size());
  }
  return box;
}

int height_of(const Stack& stack) {
  int height = 0;
  for (const auto& box : stack) height += (height == 0 ? 0 : kGap) + box.height;
  return height;
}

/// Sets the boxes under each other, in the middle of the space from \p top.
void place(Stack& stack, int top, int space) {
  int y = top + (space - height_of(stack)) / 2;
  for (auto& box : stack) {
    box.y = y;
    y += box.height + kGap;
  }
}

Arrow across(const Box& from, const Box& to) {
  return {from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height / 2, false};
}

Arrow downwards(const Box& from, const Box& to) {
  const int x = from.x + from.width / 2;
  return {x, from.y + from.height, x, to.y, true};
}

std::vector<const Node*> reached(const Drawing& drawing, const Node& from, Edge::Kind kind) {
  std::vector<const Node*> result;
  for (const auto& edge : drawing.edges) {
    if (edge.from == from.id && edge.kind == kind) result.push_back(&drawing.node(edge.to));
  }
  return result;
}

/// What a rule brings about with what must follow on it.
struct Effect {
  Stack effect;  ///< one box
  Stack after;   ///< confirmations, each with its task below it
  int height = 0;
};

Effect effect_of(const Drawing& drawing, const Node& node) {
  Effect result;
  result.effect.push_back(box_of(node, 2));
  for (const auto* await : reached(drawing, node, Edge::Kind::expects)) {
    result.after.push_back(box_of(*await, 3));
    for (const auto* task : reached(drawing, *await, Edge::Kind::silence)) {
      result.after.push_back(box_of(*task, 3));
    }
  }
  result.height = std::max(height_of(result.effect), height_of(result.after));
  return result;
}

/// One rule with all that belongs to it. \returns its height.
int add_row(const Drawing& drawing, const Node& rule, int top, Picture& picture) {
  Stack causes;
  for (const auto& edge : drawing.edges) {
    if (edge.to == rule.id && edge.kind == Edge::Kind::wakes) {
      causes.push_back(box_of(drawing.node(edge.from), 0));
    }
  }
  Stack rules{box_of(rule, 1)};
  std::vector<Effect> effects;
  int right = 0;
  for (const auto* node : reached(drawing, rule, Edge::Kind::does)) {
    effects.push_back(effect_of(drawing, *node));
    right += (right == 0 ? 0 : kGap) + effects.back().height;
  }
  const int height = std::max({height_of(causes), height_of(rules), right});
  place(causes, top, height);
  place(rules, top, height);
  for (const auto& cause : causes) picture.arrows.push_back(across(cause, rules.front()));
  int y = top + (height - right) / 2;
  for (auto& each : effects) {
    place(each.effect, y, each.height);
    place(each.after, y, each.height);
    y += each.height + kGap;
    picture.arrows.push_back(across(rules.front(), each.effect.front()));
    for (std::size_t i = 0; i < each.after.size(); ++i) {
      const auto& box = each.after[i];
      picture.arrows.push_back(box.node->kind == Kind::await ? across(each.effect.front(), box)
                                                             : downwards(each.after[i - 1], box));
    }
  }
  const auto keep = [&](const Stack& stack) {
    picture.boxes.insert(picture.boxes.end(), stack.begin(), stack.end());
  };
  keep(causes);
  keep(rules);
  for (const auto& each : effects) {
    keep(each.effect);
    keep(each.after);
  }
  return height;
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  const auto end_line = [&] {
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
  };
  while (!text.empty()) {
    const auto space = text.find(' ');
    auto word = text.substr(0, space);
    text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
    if (word.empty()) continue;
    if (!line.empty() && characters(line) + 1 + characters(word) > width) end_line();
    while (characters(word) > width) {
      const auto cut = break_of(word, width);
      lines.emplace_back(word.substr(0, cut));
      word.remove_prefix(cut);
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  end_line();
  return lines;
}

Picture lay_out(const Drawing& drawing, int top) {
  Picture picture;
  int y = top;
  for (const auto& node : drawing.nodes) {
    if (node.kind != Kind::rule) continue;
    if (y != top) y += kRowGap;
    y += add_row(drawing, node, y, picture);
  }
  picture.height = y - top;
  return picture;
}

}  // namespace rodedraad::graph
