#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rodedraad::stuf {

/// Writes one XML document in UTF-8 without BOM, element by element. Texts must be UTF-8 without
/// control characters.
class XmlWriter {
 public:
  enum class Declaration { no, yes };

  explicit XmlWriter(Declaration declaration = Declaration::yes);

  XmlWriter& open(std::string_view name);
  /// Of the element that was opened last, before it gets content.
  XmlWriter& attribute(std::string_view name, std::string_view value);
  XmlWriter& close();
  /// An element that holds only text.
  XmlWriter& text(std::string_view name, std::string_view value);
  /// The same, but nothing when \p value is empty.
  XmlWriter& text_if(std::string_view name, std::string_view value);
  std::string take();

 private:
  void finish_tag();
  void indent();

  std::string out_;
  std::vector<std::string> open_;
  bool in_tag_ = false;
};

/// \p text with the characters escaped that XML gives a meaning.
std::string escaped(std::string_view text);

}  // namespace rodedraad::stuf
