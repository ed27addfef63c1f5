"""One user per role in the demonstration, and one who manages each garden."""

PASSWORD = "cocagne"

#: login, password, what the person does
LOGINS = [
    ("responsable", PASSWORD, "Responsable du grand jardin"),
    ("accueil", PASSWORD, "Accueil et abonnements"),
    ("preparation", PASSWORD, "Préparation et livraison"),
    ("compta", PASSWORD, "Comptabilité"),
    ("solidarite", PASSWORD, "Accueil des foyers des Paniers Solidaires"),
    ("insertion", PASSWORD, "Accompagnement des salariés en parcours"),
    ("eti", PASSWORD, "Encadrement technique des salariés en parcours"),
    ("paie", PASSWORD, "Paie des salariés"),
    ("direction", PASSWORD, "Direction du chantier d'insertion"),
    ("siege", PASSWORD, "Siège du réseau, tous les jardins"),
    ("reseau", PASSWORD, "Pilotage du réseau : jardins, campagnes, cotisation"),
    ("responsable-alsace", PASSWORD, "Responsable du jardin ordinaire"),
    ("responsable-midi", PASSWORD, "Responsable de la maison mère"),
]
