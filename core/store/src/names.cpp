#include "names.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "sealed_rows.h"

namespace rodedraad::store {

namespace {

// U+00C0 to U+017F without accents; a dot is a letter of more than one, see kPairs, or none.
constexpr char32_t kFirst = 0xC0, kLast = 0x17F;
constexpr std::string_view kBare =
    "aaaaaa.ceeeeiiiidnooooo ouuuuy..aaaaaa.ceeeeiiiidnooooo ouuuuy.y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"
    "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kBare.size() == kLast - kFirst + 1);

struct Pair {
  char32_t code;
  std::string_view letters;
};
constexpr std::array kPairs{
    Pair{0xC6, "ae"},   Pair{0xE6, "ae"},  Pair{0xDE, "th"},  Pair{0xFE, "th"},  Pair{0xDF, "ss"},
    Pair{0x132, "ij"},  Pair{0x133, "ij"}, Pair{0x152, "oe"}, Pair{0x153, "oe"}, Pair{0x218, "s"},
    Pair{0x219, "s"},   Pair{0x21A, "t"},  Pair{0x21B, "t"},  Pair{0x1E6, "g"},  Pair{0x1E7, "g"},
    Pair{0x1E9E, "ss"}, Pair{0x259, "e"},  Pair{0x18F, "e"}};

/// Takes one character; what is no UTF-8 is taken byte by byte.
char32_t take(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0x80U ? 1 : first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
  if (first < 0x80U || first < 0xC0U || text.size() < length) {
    text.remove_prefix(1);
    return first;
  }
  auto code = static_cast<char32_t>(first & (0xFFU >> (length + 1)));
  for (std::size_t i = 1; i < length; ++i) {
    code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(length);
  return code;
}

/// What a character becomes; nothing for what stands between words.
std::string folded(char32_t code, std::string_view as_it_is) {
  if (code < 0x80) {
    const auto byte = static_cast<char>(code);
    if (byte >= 'A' && byte <= 'Z') return std::string(1, static_cast<char>(byte - 'A' + 'a'));
    const bool counts = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    return counts ? std::string(1, byte) : std::string{};
  }
  for (const auto& pair : kPairs) {
    if (pair.code == code) return std::string{pair.letters};
  }
  if (code >= kFirst && code <= kLast) {
    const char bare = kBare[code - kFirst];
    return bare == '.' || bare == ' ' ? std::string{} : std::string(1, bare);
  }
  const bool between = code <= 0xBF || (code >= 0x2000 && code <= 0x206F);
  return between ? std::string{} : std::string{as_it_is};
}

bool is_accent(char32_t code) { return code >= 0x300 && code <= 0x36F; }

}  // namespace

bool is_name(std::string_view path) {
  return path == "inburgeraar.achternaam" || path == "inburgeraar.voornamen";
}

std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  while (!name.empty()) {
    const auto before = name;
    const auto code = take(name);
    if (is_accent(code)) continue;  // of the letter before it
    const auto letters = folded(code, before.substr(0, before.size() - name.size()));
    if (letters.empty()) {
      end_word();
    } else {
      word += letters;
    }
  }
  end_word();
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::string name_hash(const KeyPtr& names, const std::string& word) {
  return keyed_hash(names, "name", word);
}

}  // namespace rodedraad::store
