// cost: lists the pieces, one a line: how often is enough, its name, what one of it is.
// cost PIECE COUNT: makes ready and does the piece COUNT times. What one costs is the difference
// between COUNT and twice COUNT, divided by COUNT: scripts/cost.py counts that in instructions.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include "pieces.h"

int main(int argc, char** argv) {
  namespace bench = rodedraad::bench;
  if (argc == 1) {
    for (const auto& piece : bench::pieces()) {
      std::cout << piece.enough << ' ' << piece.name << ' ' << piece.one << '\n';
    }
    return 0;
  }
  const std::string name{argv[1]};
  const auto pieces = bench::pieces();
  const auto piece = std::find_if(pieces.begin(), pieces.end(),
                                  [&](const auto& other) { return other.name == name; });
  if (piece == pieces.end() || argc != 3) {
    std::cerr << "cost: there is no piece " << name
              << ", or not how often; cost alone lists them\n";
    return 64;
  }
  try {
    piece->run(std::stoul(argv[2]));
    return 0;
  } catch (const std::exception& problem) {
    std::cerr << "cost: " << name << ": " << problem.what() << '\n';
    return 70;
  }
}
