#include "rodedraad/message/difference.h"

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "rodedraad/message/tree.h"

namespace rodedraad::message {

namespace {

/// More lines than this are not compared one by one: their table would not fit.
constexpr std::size_t kMost = 2000;

using Lines = std::vector<std::string>;

void set_out_json(pugi::xml_node node, const std::string& indent, std::ostream& out) {
  for (const auto child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    const std::string_view name =
        child.attribute("name") ? child.attribute("name").value() : child.name();
    out << indent << name << ": " << child.text().get() << '\n';
    set_out_json(child, indent + "  ", out);
  }
}

std::string set_out(std::string_view text) {
  std::ostringstream out;
  if (const auto json = parse_json(text)) {
    set_out_json(json->root(), "", out);
  } else if (const auto xml = parse_xml(text)) {
    xml->root().print(out, "  ");
  } else {
    out << text;
  }
  return out.str();
}

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// How long the longest common sequence is of what follows in both.
std::vector<std::vector<std::uint32_t>> common(const Lines& a, const Lines& b) {
  std::vector<std::vector<std::uint32_t>> length(a.size() + 1,
                                                 std::vector<std::uint32_t>(b.size() + 1));
  for (auto i = a.size(); i-- > 0;) {
    for (auto j = b.size(); j-- > 0;) {
      length[i][j] =
          a[i] == b[j] ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
    }
  }
  return length;
}

/// Every line with its sign.
Lines signed_lines(const Lines& a, const Lines& b) {
  const auto length = common(a, b);
  Lines result;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      result.push_back("  " + a[i++]);
      ++j;
    } else if (j == b.size() || (i < a.size() && length[i + 1][j] >= length[i][j + 1])) {
      result.push_back("- " + a[i++]);
    } else {
      result.push_back("+ " + b[j++]);
    }
  }
  return result;
}

bool changed(const std::string& line) { return line[0] != ' '; }

}  // namespace

std::vector<std::string> difference(std::string_view before, std::string_view after) {
  const auto a = lines_of(set_out(before));
  const auto b = lines_of(set_out(after));
  if (a.size() > kMost || b.size() > kMost) return {"(te lang om per regel te vergelijken)"};
  const auto all = signed_lines(a, b);
  Lines result;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool near = changed(all[i]) || (i > 0 && changed(all[i - 1])) ||
                      (i + 1 < all.size() && changed(all[i + 1]));
    if (near) result.push_back(all[i]);
  }
  return result;
}

}  // namespace rodedraad::message
