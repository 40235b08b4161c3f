package dev.colonnade.task.generate;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What names, places and notes are made of. */
final class Words {
    static final List<String> FIRST = List.of("Ada", "Amara", "Anders", "Aiko", "Beatriz", "Bilal", "Carlos", "Chiara",
            "Daniel", "Dilnoza", "Elif", "Emeka", "Fatima", "Felix", "Grace", "Gustavo", "Hana", "Henrik", "Ines",
            "Ivan", "Jamal", "Jürgen", "Kaito", "Katarzyna", "Lars", "Leila", "Mateo", "Mei", "Nadia", "Noah",
            "Olga", "Omar", "Priya", "Quinn", "Rosa", "Ravi", "Sofía", "Søren", "Tariq", "Tomas", "Uma", "Viktor",
            "Wanjiru", "Xavier", "Yara", "Yusuf", "Zoë", "Zlatan");
    static final List<String> LAST = List.of("Abebe", "Andersen", "Bauer", "Bianchi", "Castillo", "Chen", "Diallo",
            "Dubois", "Eriksson", "Evans", "Fischer", "Fujimoto", "García", "Gupta", "Haddad", "Horvat", "Ibrahim",
            "Ito", "Jensen", "Johnson", "Kim", "Kowalski", "Larsen", "López", "Mbeki", "Müller", "Nakamura", "Novak",
            "O'Brien", "Okafor", "Petrov", "Pham", "Quispe", "Rahman", "Rossi", "Santos", "Schmidt", "Tanaka",
            "Taylor", "Usman", "van Dijk", "Vargas", "Wagner", "Williams", "Xu", "Yılmaz", "Zhang", "Zimmermann");
    static final List<String> CITIES = List.of("Accra", "Amsterdam", "Ankara", "Athens", "Bangkok", "Barcelona",
            "Berlin", "Bogotá", "Boston", "Bruges", "Bucharest", "Cairo", "Cape Town", "Chennai", "Chicago",
            "Copenhagen", "Dakar", "Dublin", "Hanoi", "Helsinki", "Istanbul", "Jakarta", "Kraków", "Kyoto", "Lagos",
            "Lima", "Lisbon", "Ljubljana", "London", "Lyon", "Madrid", "Manila", "Melbourne", "Mexico City",
            "Montréal", "Mumbai", "Nairobi", "New York", "Oslo", "Porto", "Prague", "Quito", "Reykjavík", "Riga",
            "Rome", "Santiago", "São Paulo", "Seoul", "Singapore", "Stockholm", "Sydney", "Taipei", "Tallinn",
            "Tbilisi", "Tokyo", "Toronto", "Tunis", "Valencia", "Vienna", "Vilnius", "Warsaw", "Wellington",
            "Yerevan", "Zürich");
    static final List<String> NOTES = List.of("called back, no answer", "asked for an invoice by mail",
            "moved; new address follows", "wants delivery before noon", "paid in advance", "complaint settled",
            "prefers to be called \"Dr.\"", "second reminder sent", "returned two of three parcels",
            "regular since the first year", "discount agreed: 5 %", "left a good review", "to be merged with older"
                    + " record",
            "address could not be verified", "VIP", "do not call");
    static final List<String> TAGS = List.of("new", "loyal", "risk", "online", "store", "partner", "press", "b2b");

    private Words() {
    }

    static byte[][] utf8(List<String> words) {
        byte[][] bytes = new byte[words.size()][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = words.get(i).getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }
}
