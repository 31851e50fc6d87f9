#include "elf_exports.h"

#include <elf.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "check.h"

namespace rodedraad::certify {

namespace {

constexpr const char* kNoLibrary =
    "dit is geen gedeelde bibliotheek (ELF, 64 bits); bouw de plugin als .so voor deze machine";

template <class T>
T read_at(std::string_view bytes, std::size_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) throw Failed(kNoLibrary);
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof(T));
  return value;
}

std::string text_at(std::string_view bytes, const Elf64_Shdr& table, std::size_t index) {
  if (table.sh_offset > bytes.size() || table.sh_size > bytes.size() - table.sh_offset ||
      index >= table.sh_size) {
    throw Failed(kNoLibrary);
  }
  const auto rest = bytes.substr(table.sh_offset + index, table.sh_size - index);
  return std::string{rest.substr(0, rest.find('\0'))};
}

/// Made by the linker of a library without a version script; they hold nothing of its own.
bool of_the_linker(std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames{"_init", "_fini", "_edata", "_end",
                                                   "__bss_start"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool exported(const Elf64_Sym& symbol) {
  const auto binding = ELF64_ST_BIND(symbol.st_info);
  return symbol.st_shndx != SHN_UNDEF && symbol.st_shndx != SHN_ABS && binding != STB_LOCAL;
}

}  // namespace

std::vector<std::string> exported_symbols(std::string_view bytes) {
  const auto header = read_at<Elf64_Ehdr>(bytes, 0);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64 ||
      header.e_type != ET_DYN || header.e_shentsize != sizeof(Elf64_Shdr)) {
    throw Failed(kNoLibrary);
  }
  std::vector<Elf64_Shdr> sections;
  for (std::size_t i = 0; i < header.e_shnum; ++i) {
    sections.push_back(read_at<Elf64_Shdr>(bytes, header.e_shoff + i * sizeof(Elf64_Shdr)));
  }
  const auto table = std::find_if(sections.begin(), sections.end(),
                                  [](const auto& each) { return each.sh_type == SHT_DYNSYM; });
  if (table == sections.end() || table->sh_link >= sections.size()) throw Failed(kNoLibrary);
  const auto& names = sections[table->sh_link];
  std::vector<std::string> result;
  for (std::size_t i = 0; i < table->sh_size / sizeof(Elf64_Sym); ++i) {
    const auto symbol = read_at<Elf64_Sym>(bytes, table->sh_offset + i * sizeof(Elf64_Sym));
    if (!exported(symbol)) continue;
    auto name = text_at(bytes, names, symbol.st_name);
    if (!of_the_linker(name)) result.push_back(std::move(name));
  }
  return result;
}

}  // namespace rodedraad::certify
